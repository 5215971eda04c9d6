using SynthTab.Learners;

namespace SynthTab.Tests.Learners;

public sealed class LogisticRegressionTests
{
    // Without features the best log-odds are those of the share: 3 of 4 is log 3.
    [Fact]
    public void Without_features_the_share_is_learned()
    {
        LogisticRegression model = Fit(new StandardRows(4, 0, [], []), [true, true, false, true]);
        Assert.Equal(Math.Log(3), model.Intercept, 9);
    }

    // One row of each kind at +1 and -1: minimise w²/2 + 2 log(1 + e^-w), so that w = 2 / (1 + e^w): w = 0.685271…
    [Fact]
    public void The_penalty_holds_back_what_the_rows_would_send_to_infinity()
    {
        LogisticRegression model = Fit(new StandardRows(2, 1, [1, -1], []), [true, false]);
        Assert.Equal(2 / (1 + Math.Exp(model.Weights[0])), model.Weights[0], 9);
        Assert.Equal(0, model.Intercept, 9);
    }

    /// <summary>At the optimum the gradient of the stated objective is zero, whatever mix of features there is.</summary>
    [Fact]
    public void The_gradient_of_the_objective_is_zero_at_the_answer()
    {
        (StandardRows rows, bool[] labels) = Mixed(500, new RandomSource(3));
        LogisticRegression model = Fit(rows, labels);
        double[] probabilities = model.Probabilities(rows);
        var gradient = new double[rows.Width + 1];
        for (int row = 0; row < rows.Rows; row++)
        {
            double residual = probabilities[row] - (labels[row] ? 1 : 0);
            for (int i = 0; i < rows.NumberCount; i++) { gradient[i] += residual * rows.NumbersOf(row)[i]; }
            foreach (int place in rows.PlacesOf(row)) { if (place >= 0) { gradient[place] += residual; } }
            gradient[^1] += residual;
        }
        for (int i = 0; i < rows.Width; i++) { gradient[i] += model.Weights[i]; }
        Assert.All(gradient, g => Assert.Equal(0, g, 1e-6));
    }

    [Fact]
    public void Separable_rows_and_equal_columns_still_have_one_answer()
    {
        double[] x = [.. Enumerable.Range(0, 50).SelectMany(i => new[] { i < 25 ? -9e3 : 9e3, i < 25 ? -9e3 : 9e3 })];
        LogisticRegression model = Fit(new StandardRows(50, 2, x, []), [.. Enumerable.Range(0, 50).Select(i => i >= 25)]);
        Assert.Equal(model.Weights[0], model.Weights[1], 1e-6);
        Assert.True(model.Weights[0] > 0);
    }

    [Fact]
    public void Only_one_kind_of_rows_is_refused() => Assert.Throws<ArgumentException>(() => Fit(new StandardRows(1, 0, [], []), [true]));

    private static LogisticRegression Fit(StandardRows rows, bool[] labels) => LogisticRegression.Fit(rows, labels, TestContext.Current.CancellationToken);

    private static (StandardRows Rows, bool[] Labels) Mixed(int rows, RandomSource random)
    {
        double[] numbers = [.. Enumerable.Range(0, 2 * rows).Select(_ => random.NextNormal())];
        int[] places = [.. Enumerable.Range(0, rows).SelectMany(_ => new[] { 2 + random.NextInt(3), random.NextInt(3) - 1 is var p and >= 0 ? 5 + p : -1 })];
        bool[] labels = [.. Enumerable.Range(0, rows).Select(row => numbers[2 * row] + (places[2 * row] == 3 ? 1 : 0) + random.NextNormal() > 0.3)];
        return (new StandardRows(rows, 7, numbers, places), labels);
    }
}
