using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation;

public sealed class HalfSamplesTests
{
    // The mean of n numbers of spread 1 has the standard error 1/√n; the widest of 16 halves leave that uncertain by a fifth.
    [Theory]
    [InlineData(400)]
    [InlineData(20_000)] // of which 5,000 are halved
    public void Halves_tell_the_standard_error_of_a_mean(int rows)
    {
        double error = 1 / Math.Sqrt(rows);
        double[] widths = [.. Enumerable.Range(0, 20).Select(seed => Width(new MeanOfFirst(Resampling.OfParts), rows, seed))];
        Assert.InRange(widths.Average(), 2 * 2.13 * error * 0.9, 2 * 2.13 * error * 1.1); // 2.13: Student's t of 15 degrees of freedom
    }

    // The metric looks at 100 rows of 400, whatever the halves are taken from: twice the error.
    [Fact]
    public void A_metric_that_looks_at_fewer_rows_is_less_certain()
    {
        double all = Width(new MeanOfFirst(Resampling.OfParts), 400, 1), fewer = Width(new MeanOfFirst(Resampling.OfParts with { MostRows = 100 }), 400, 1);
        Assert.Equal(2, fewer / all, 9);
    }

    [Fact]
    public void The_own_interval_and_the_halves_add_in_squares()
    {
        double halves = Width(new MeanOfFirst(Resampling.OfParts), 400, 1);
        Assert.Equal(Math.Sqrt(0.25 + halves * halves), Width(new MeanOfFirst(Resampling.OfParts) { Own = 0.25 }, 400, 1), 9);
    }

    [Fact]
    public void Too_few_rows_to_halve_leave_no_interval()
    {
        PreparedPair pair = Pair(9, 1);
        IMetric metric = new MeanOfFirst(Resampling.OfParts);
        Assert.Null(Assert.IsType<MetricResult.Score>(HalfSamples.WithInterval(metric, pair, metric.Ask(pair), default)).Interval);
    }

    // v = 0.5 in [0.4, 0.7], r = 0.6 in [0.5, 0.75]: 0.5 - √(0.1² + 0.15²) to 0.5 + √(0.2² + 0.1²)
    [Fact]
    public void The_reach_is_the_interval_of_the_difference_at_the_value()
    {
        MetricOutcome outcome = Outcome(new Interval(0.4, 0.7), 0.6, new Interval(0.5, 0.75));
        Assert.Equal(0.5 - 0.180278, outcome.Reach!.Low, 6);
        Assert.Equal(0.5 + 0.223607, outcome.Reach.High, 6);
        Assert.True(outcome.CoversReference);
        Assert.False(Outcome(new Interval(0.4, 0.7), 0.8, new Interval(0.7, 0.95)).CoversReference);
        Assert.Null(Outcome(null, 0.6, new Interval(0.5, 0.75)).CoversReference);
    }

    private static MetricOutcome Outcome(Interval? own, double reference, Interval other) => new(
        new DistinctRows().Description, new MetricResult.Score(0.5) { Interval = own }, new MetricResult.Score(reference) { Interval = other }, null);

    private static double Width(IMetric metric, int rows, int seed)
    {
        PreparedPair pair = Pair(rows, seed);
        Interval interval = Assert.IsType<MetricResult.Score>(HalfSamples.WithInterval(metric, pair, metric.Ask(pair), default)).Interval!;
        return interval.High - interval.Low;
    }

    private static PreparedPair Pair(int rows, int seed)
    {
        var random = new RandomSource(seed);
        Table table = Table.Of(Some.Numbers("x", [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())]));
        return PreparedTables.From(new EvaluationInput(table, null, table, seed), keepRowOrder: true).Judged;
    }

    /// <summary>The mean of the first number.</summary>
    private sealed class MeanOfFirst(Resampling resampling) : IMetric
    {
        public double? Own { get; init; }

        public MetricDescription Description => new DistinctRows().Description with { Name = "mean", Range = new MetricRange(-9, 9), Resampling = resampling };

        public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
        {
            double mean = pair.Candidate.Numbers[0].Values.Average();
            return new MetricResult.Score(mean) { Interval = Own is { } own ? new Interval(mean - own, mean + own) : null };
        }
    }
}
