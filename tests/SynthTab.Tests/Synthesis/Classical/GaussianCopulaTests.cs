using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical;
using SynthTab.Synthesis.Classical.Copula;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Synthesis.Classical;

public sealed class GaussianCopulaTests
{
    private const int Rows = 20_000;

    // Two normal numbers with correlation 0.5, cut in half at 0, agree in sign with a correlation of (2 / pi) asin 0.5 = 1/3
    // (Sheppard 1899). 12 rows in the proportions 4 : 2 : 2 : 4 have just this correlation.
    [Fact]
    public void The_correlation_behind_two_halved_normal_numbers_is_found_through_them()
    {
        int[] first = Many([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]), second = Many([0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1]);
        Assert.Equal(0.5, LatentCorrelation.Of(NormalScores.Of(first, [0.5, 1]), NormalScores.Of(second, [0.5, 1])), 3);
    }

    // The mean of a normal number above 0 is sqrt(2 / pi).
    [Fact]
    public void A_score_is_the_mean_of_the_hidden_number_over_its_step()
    {
        NormalScores scores = NormalScores.Of([0, 1, -1], [0.5, 1]);
        Assert.Equal(-Math.Sqrt(2 / Math.PI), scores.Scores[0], 12);
        Assert.Equal(Math.Sqrt(2 / Math.PI), scores.Scores[1], 12);
        Assert.True(double.IsNaN(scores.Scores[2]));
    }

    [Fact]
    public void Without_ties_the_first_hermite_coefficient_is_nearly_all()
    {
        NormalScores scores = NormalScores.Of([.. Enumerable.Range(0, 10_000)], Columns.Rows(10_000, i => (i + 1) / 10_000.0));
        Assert.InRange(scores.Hermite[0], 0.999, 1);
        Assert.InRange(scores.Hermite.Sum(c => c * c), 0.999, 1.000001);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(-0.4)]
    [InlineData(0)]
    public void A_simulated_normal_distribution_is_recovered(double correlation)
    {
        (double[] x, double[] y) = Pair(correlation, seed: 1);
        Table made = Sample(Table.Of(Columns.Real("x", x), Columns.Real("y", [.. y.Select(v => 3 + 10 * v)])), Rows);
        double[] a = ((NumericColumn)made["x"]).Values, b = ((NumericColumn)made["y"]).Values;
        Assert.InRange(Moments.Correlation(a, b), correlation - 0.03, correlation + 0.03);
        Assert.InRange(b.Average(), 2.7, 3.3);
        Assert.InRange(Math.Sqrt(b.Average(v => (v - 3) * (v - 3))), 9.7, 10.3);
    }

    // A correlation taken from the codes themselves would come out weaker at every step from training to sample.
    [Fact]
    public void Dependence_between_levels_numbers_and_missing_cells_is_as_strong_as_in_training()
    {
        (double[] x, double[] y) = Pair(0.8, seed: 2);
        var random = new RandomSource(9);
        Table training = Table.Of(
            Columns.Levels("c", [.. x.Select(v => v > 0.8 ? "high" : v > -0.2 ? "middle" : "low")]),
            Columns.Whole("n", [.. y.Select(v => Math.Round(v))]),
            Columns.Real("z", [.. y.Select(v => v + random.NextNormal() > 1 ? double.NaN : random.NextDouble())]));
        Table made = Sample(training, Rows);
        (Func<Table, double[]> First, Func<Table, double[]> Second)[] pairs = [(Low, Whole), (Low, Gone), (Whole, Gone)];
        foreach ((Func<Table, double[]> first, Func<Table, double[]> second) in pairs)
        {
            double before = Moments.Correlation(first(training), second(training)), after = Moments.Correlation(first(made), second(made));
            Assert.InRange(after, before - 0.05, before + 0.05);
            Assert.True(Math.Abs(before) > 0.2);
        }
    }

    [Fact]
    public void A_condition_leaves_the_other_columns_as_rejection_would()
    {
        (double[] x, double[] y) = Pair(0.7, seed: 3);
        IRowSampler sampler = new GaussianCopula(new GaussianCopulaOptions()).Learn(
            Table.Of(Columns.Real("x", x), Columns.Real("y", y), Columns.Levels("c", [.. x.Zip(y, (a, b) => a + b > 1 ? "many" : "few")])), new FitContext());
        Condition[] one = [new Condition.InRange("x", 1, 2)];
        Condition[] two = [new Condition.InRange("x", 1, 2), new Condition.OneOf("c", [0])];
        Assert.All([one, two], conditions =>
        {
            (double mean, double spread) native = Y(sampler, 4, _ => conditions, conditions);
            (double mean, double spread) rejected = Y(sampler, 60, _ => [], conditions);
            Assert.InRange(native.mean, rejected.mean - 0.05, rejected.mean + 0.05);
            Assert.InRange(native.spread, rejected.spread - 0.05, rejected.spread + 0.05);
        });
    }

    [Fact]
    public void Conditions_are_met_by_every_row_of_a_block()
    {
        (double[] x, double[] y) = Pair(0.7, seed: 4);
        IRowSampler sampler = new GaussianCopula(new GaussianCopulaOptions()).Learn(Table.Of(Columns.Real("x", x), Columns.Real("y", y)), new FitContext());
        Table block = sampler.Generate(new BlockRequest(1) { Conditions = [new Condition.InRange("x", 2.5, 9), new Condition.InRange("y", -9, -0.5)] });
        Assert.InRange(((NumericColumn)block["x"]).Values.Zip(((NumericColumn)block["y"]).Values).Count(p => p is { First: >= 2.5, Second: <= -0.5 }) / 8192.0, 0.999, 1);
    }

    private static double[] Low(Table table) => [.. ((CategoricalColumn)table["c"]).Codes.Select(c => c == 1 ? 1.0 : 0.0)];

    private static double[] Whole(Table table) => ((NumericColumn)table["n"]).Values;

    private static double[] Gone(Table table) => [.. ((NumericColumn)table["z"]).Values.Select(v => double.IsNaN(v) ? 1.0 : 0.0)];

    private static (double Mean, double Spread) Y(IRowSampler sampler, int blocks, Func<int, Condition[]> hint, Condition[] conditions)
    {
        double[] values =
        [
            .. from block in Enumerable.Range(0, blocks).Select(b => sampler.Generate(new BlockRequest(b) { Conditions = hint(b) }))
               from row in Enumerable.Range(0, block.Rows)
               where conditions.All(c => c.Holds(block[c.Column], row))
               select ((NumericColumn)block["y"]).Values[row],
        ];
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    private static int[] Many(int[] pattern) => [.. Enumerable.Repeat(pattern, 5000).SelectMany(p => p)];

    private static (double[] X, double[] Y) Pair(double correlation, long seed)
    {
        var random = new RandomSource(seed);
        double[] x = Columns.Rows(Rows, _ => random.NextNormal());
        return (x, [.. x.Select(v => correlation * v + Math.Sqrt(1 - correlation * correlation) * random.NextNormal())]);
    }

    private static Table Sample(Table training, int rows)
    {
        using IFittedSynthesizer fitted = new SynthesizerCatalog(GaussianCopula.Entry).Create("gaussian-copula").Fit(training, new FitContext());
        return fitted.Rows(rows);
    }
}
