using SynthTab.Evaluation;

namespace SynthTab.Tests.Evaluation;

public sealed class IntervalTests
{
    // Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to 0.1611
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(29, 29, 0.8830, 1)]
    public void Wilsons_interval_is_the_published_one(int successes, int trials, double low, double high)
    {
        Interval interval = Wilson.Interval(successes, trials);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    // The mean of 0..99 is 49.5 with a standard error of 28.87/10: about 43.8 to 55.2.
    [Fact]
    public void The_bootstrap_of_a_mean_spans_two_standard_errors_to_each_side()
    {
        static double Mean(int[] counts) => counts.Select((count, row) => (double)count * row).Sum() / counts.Sum();
        Interval interval = Bootstrap.Interval(49.5, 100, Mean, new RandomSource(1))!;
        Assert.InRange(interval.Low, 42, 46);
        Assert.InRange(interval.High, 53, 57);
    }

    [Fact]
    public void A_statistic_that_is_mostly_undefined_has_no_interval()
        => Assert.Null(Bootstrap.Interval(1, 10, _ => double.NaN, new RandomSource(1)));
}
