using FsCheck;
using FsCheck.Fluent;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity;

public sealed class NumberMetricsTests
{
    // F climbs at 0, 1, 3 by thirds, G at 1, 2, 4: each value moves by 1 of a range of 3
    [Fact]
    public void Wasserstein_is_how_far_values_move_over_the_range()
        => Assert.Equal(1 / 3.0, Score(new Wasserstein(), [0, 1, 3], [1, 2, 4]), 12);

    // 0 0 0 4 against 0 4: F is 3/4 and G 1/2 between 0 and 4: 1/4 of the range
    [Fact]
    public void Wasserstein_takes_samples_of_different_size()
        => Assert.Equal(0.25, Score(new Wasserstein(), [0, 0, 0, 4], [0, 4]), 12);

    [Fact]
    public void Wasserstein_is_the_mean_gap_of_sorted_values_of_equal_number() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(-50, 50), 8).ToArbitrary(), Gen.ArrayOf(Gen.Choose(-50, 50), 8).ToArbitrary(), (first, second) =>
        {
            double[] a = [.. first.Order().Select(v => (double)v)], b = [.. second.Order().Select(v => (double)v)];
            return Math.Abs(Wasserstein.Distance(a, b) - a.Zip(b, (x, y) => Math.Abs(x - y)).Average()) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_empty_judged_column_counts_as_a_whole_range()
    {
        Assert.Equal(1, Score(new Wasserstein(), [0, 1], [double.NaN]));
        Assert.Equal(1, Score(new Tails(), [0, 1], [double.NaN]));
        Assert.Equal(0, Score(new Statistics(), [0, 1], [double.NaN]));
        Assert.Equal(0, Score(new RangeAdherence(), [0, 1], [double.NaN]));
    }

    [Fact]
    public void A_constant_column_is_left_out_and_named()
    {
        Table real = Table.Of(Some.Numbers("x", 0, 3), Some.Numbers("c", 7, 7));
        MetricResult.Score score = new Wasserstein().Score(real, Table.Of(Some.Numbers("x", 3, 3), Some.Numbers("c", 9, 9)));
        Assert.Equal(0.5, score.Value);
        Assert.Contains("'c' (constant", Assert.Single(score.Notes), StringComparison.Ordinal);
    }

    // Disjoint: one bit. Halves: p = (1/2, 1/2), q = (1, 0): m = (3/4, 1/4), by hand below.
    [Fact]
    public void Jensen_shannon_is_the_root_of_the_divergence_in_bits()
    {
        Assert.Equal(1, new JensenShannon().Score(Table.Of(Some.Categories("c", "a")), Table.Of(Some.Categories("c", "b"))).Value, 12);
        double divergence = (0.5 * Math.Log2(0.5 / 0.75) + 0.5 * Math.Log2(0.5 / 0.25) + 1 * Math.Log2(1 / 0.75)) / 2;
        Assert.Equal(Math.Sqrt(divergence), new JensenShannon().Score(
            Table.Of(Some.Categories("c", "a", "b")), Table.Of(Some.Categories("c", "a", "a"))).Value, 12);
    }

    [Fact]
    public void Missing_is_a_category_for_jensen_shannon() => Assert.Equal(1, new JensenShannon().Score(
        Table.Of(Some.Categories("c", "a", "a")), Table.Of(Some.Categories("c", null, null))).Value, 12);

    // Real 0..100: quantiles 1 and 99. Judged 10..110: 11 and 109, both 10 of 98 off.
    [Fact]
    public void Tails_are_the_errors_of_the_outer_quantiles()
        => Assert.Equal(10 / 98.0, Score(new Tails(), [.. Enumerable.Range(0, 101)], [.. Enumerable.Range(10, 101)]), 12);

    // Real mean 2, median 1, deviation √7 and range 5; judged mean 1, median 1, deviation 0.
    [Fact]
    public void Statistics_are_compared_over_the_range()
        => Assert.Equal((1 - 1 / 5.0 + 1 + 1 - Math.Sqrt(7) / 5) / 3, Score(new Statistics(), [0, 1, 5], [1, 1, 1]), 12);

    [Theory]
    [InlineData(0.5, 0.75, 0.3)] // two decimals: 0.125 is off
    [InlineData(1, 2, 3)] // whole: 0.3, 0.125 and 1.5 are off
    public void The_grid_is_the_coarsest_that_holds_all_training_values(double a, double b, double c)
        => Assert.Equal(a < 1 ? 0.8 : 0.4, Score(new DecimalGrid(), [a, b, c], [1, 0.3, 1.5, 2, 0.125]), 12);

    [Fact]
    public void The_declared_grid_goes_before_the_found_one()
    {
        Column real = Some.Numbers("x", 1, 2), judged = Some.Numbers("x", 1.5, 2.25);
        Assert.Equal(0.5, new DecimalGrid().Score(Table.Of(real.WithSchema(real.Schema with { Decimals = 1 })), Table.Of(judged)).Value);
    }

    [Fact]
    public void A_moment_has_the_grid_of_days()
    {
        static Table Moments(params double[] values) => Table.Of(new NumericColumn(new ColumnSchema { Name = "t", Kind = ColumnKind.DateTime }, values));
        Assert.Equal(0.5, new DecimalGrid().Score(Moments(0, 86_400), Moments(172_800, 3_600)).Value);
    }

    // Inside 2 of 4; the missing cell counts as outside only where the real column has none.
    [Fact]
    public void Range_adherence_counts_what_lies_outside()
    {
        Assert.Equal(0.4, Score(new RangeAdherence(), [0, 10], [0, 10, -1, 11, double.NaN]));
        Assert.Equal(0.5, Score(new RangeAdherence(), [0, 10, double.NaN], [0, 10, -1, 11, double.NaN]));
    }

    [Fact]
    public void Category_adherence_counts_unseen_and_missing_cells()
    {
        double Share(params string?[] real) => new CategoryAdherence().Score(
            Table.Of(Some.Categories("c", real)), Table.Of(Some.Categories("c", "a", "b", "z", null))).Value;
        Assert.Equal(0.5, Share("a", "b"));
        Assert.Equal(0.75, Share("a", "b", null));
    }

    // Bins of width 1 over 0..20, the ends taking what lies beyond: bins 0 and 19 against bins 5 and 19, half of each.
    [Fact]
    public void Jensen_shannon_cuts_numbers_into_twenty_bins_of_the_real_range()
        => Assert.Equal(Math.Sqrt(0.5), Score(new JensenShannon(), [0, 20], [5.5, 30]), 12);

    private static double Score(IMetric metric, double[] real, double[] judged)
        => metric.Score(Table.Of(Some.Numbers("x", real)), Table.Of(Some.Numbers("x", judged))).Value;
}
