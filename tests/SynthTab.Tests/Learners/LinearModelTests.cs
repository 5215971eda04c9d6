using SynthTab.Learners;

namespace SynthTab.Tests.Learners;

public sealed class LinearModelTests
{
    private static readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    // x = ±1 with y = 5 ± 3: minimise w² + (w - 3)² + (w - 3)², so that w = 6/3 and the intercept 5.
    [Fact]
    public void The_ridge_penalty_shrinks_the_slope_and_not_the_mean()
    {
        double[] predicted = RidgeRegression.Fit(new StandardRows(2, 1, [1, -1], []), [8, 2]).Predict(new StandardRows(3, 1, [1, -1, 0], []));
        Assert.Equal(7, predicted[0], 12);
        Assert.Equal(3, predicted[1], 12);
        Assert.Equal(5, predicted[2], 12);
    }

    // One category in rows 0 and 1: minimise w² + 2 (b + w - 4)² + 2 (b - 0)²; b = 1, w = 2 solve 2w + 4 (b + w - 4) = 0 and 4 (b + w - 4) + 4 b = 0.
    [Fact]
    public void A_category_is_a_feature_like_any_other()
    {
        var rows = new StandardRows(4, 1, [], [0, 0, -1, -1]);
        Assert.Equal([3.0, 3, 1, 1], RidgeRegression.Fit(rows, [4, 4, 0, 0]).Predict(rows).Select(y => Math.Round(y, 9)));
    }

    [Fact]
    public void Without_features_softmax_learns_the_shares()
    {
        double[][] p = SoftmaxRegression.Fit(new StandardRows(4, 0, [], []), [0, 1, 2, 2], 3, _cancellation).Probabilities(new StandardRows(1, 0, [], []));
        Assert.Equal([0.25, 0.25, 0.5], p.Select(k => Math.Round(k[0], 5)));
    }

    /// <summary>Two classes with weights of their own, both penalised, are one model with half the penalty: its weight solves
    /// w/2 = 2 / (1 + e^w) for one row of each kind at ±1.</summary>
    [Fact]
    public void Two_classes_by_softmax_share_the_penalty()
    {
        var rows = new StandardRows(2, 1, [1, -1], []);
        double[][] p = SoftmaxRegression.Fit(rows, [1, 0], 2, _cancellation).Probabilities(rows);
        double w = Math.Log(p[1][0] / p[0][0]);
        Assert.Equal(2 / (1 + Math.Exp(w)), w / 2, 1e-5);
    }

    /// <summary>A quadratic with curvatures from 1 to 10,000 has its minimum where its gradient is zero.</summary>
    [Fact]
    public void Descent_finds_the_bottom_of_a_long_valley()
    {
        double Bowl(double[] x, double[] gradient)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double curvature = Math.Pow(10, i), miss = x[i] - i;
                gradient[i] = curvature * miss;
                sum += curvature * miss * miss / 2;
            }
            return sum;
        }
        double[] found = LimitedMemoryDescent.Minimise(Bowl, new double[5], _cancellation);
        for (int i = 0; i < 5; i++) { Assert.Equal(i, found[i], 1e-4); }
    }

    // The first running means are the slope and its square, so that the first step is the length itself, against the slope.
    [Fact]
    public void The_first_step_of_adam_has_the_length_asked_for()
    {
        float[] weights = [1, 1, 1];
        var adam = new Adam(weights);
        new float[] { 4, -0.5f, 0 }.CopyTo(adam.Gradient, 0);
        adam.Step(0.1, 0.5);
        Assert.Equal(0.9f, weights[0], 1e-4f);
        Assert.Equal(1.1f, weights[1], 1e-4f);
        Assert.Equal(1f, weights[2]);
        Assert.All(adam.Gradient, slope => Assert.Equal(0, slope));
    }

    /// <summary>Whether two numbers have the same sign is nothing that a weighted sum can tell.</summary>
    [Fact]
    public void A_small_network_learns_what_no_linear_model_can()
    {
        (StandardRows learned, int[] labels) = SameSign(2000, 1);
        (StandardRows unseen, int[] truth) = SameSign(500, 2);
        double[][] p = Softmax.ByClass(SmallNetwork.FitClasses(learned, labels, 2, 1, _cancellation).Outputs(unseen), 2);
        Assert.InRange(Enumerable.Range(0, 500).Count(row => p[truth[row]][row] > 0.5), 470, 500);
    }

    [Fact]
    public void A_small_network_learns_a_number_and_its_seed_decides_it()
    {
        double[] x = [.. Enumerable.Range(0, 500).Select(i => i / 125.0 - 2)];
        var rows = new StandardRows(500, 3, x, [.. Enumerable.Range(0, 500).Select(i => 1 + i % 2)]);
        double[] targets = [.. x.Select((v, i) => Math.Abs(v) - 1 + i % 2)];
        double[] predicted = SmallNetwork.FitNumbers(rows, targets, 1, _cancellation).Outputs(rows);
        Assert.InRange(targets.Zip(predicted, (t, p) => (t - p) * (t - p)).Average(), 0, 0.01);
        Assert.Equal(predicted, SmallNetwork.FitNumbers(rows, targets, 1, _cancellation).Outputs(rows));
    }

    private static (StandardRows Rows, int[] Labels) SameSign(int rows, int seed)
    {
        var random = new RandomSource(seed);
        double[] x = [.. Enumerable.Range(0, 2 * rows).Select(_ => random.NextNormal())];
        return (new StandardRows(rows, 2, x, []), [.. Enumerable.Range(0, rows).Select(row => x[2 * row] * x[2 * row + 1] > 0 ? 1 : 0)]);
    }
}
