using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis.Classical;

public sealed class NumericMarginalTests
{
    private static readonly double[] Even = Columns.Rows(20_000, i => (i + 0.5) / 20_000);

    // 10 rows of one value are a piece of their own; the 20 rows above it are two groups of 10 whose ends lie half-way between rows.
    [Fact]
    public void Shared_values_stand_alone_and_others_in_groups_of_several_rows()
    {
        double[] sorted = [.. Enumerable.Repeat(0.0, 10), .. Columns.Rows(20, i => 1 + i)];
        MarginalPiece[] pieces = MarginalFit.Pieces(Columns.Real("x", sorted).Schema, sorted, leastRows: 10);
        Assert.Equal([(10, 0, 0), (10, 0, 10.5), (10, 10.5, 20)], pieces.Select(p => (p.Rows, p.Low, p.High)));
    }

    // Between 0 and 10.5 the mean of 1..10 is 5.5 = 0 + 10.5 / (p + 1), so p = 10.5 / 5.5 - 1.
    [Fact]
    public void A_group_keeps_its_mean()
    {
        double[] sorted = [.. Enumerable.Repeat(0.0, 10), .. Columns.Rows(20, i => 1 + i)];
        MarginalPiece group = MarginalFit.Pieces(Columns.Real("x", sorted).Schema, sorted, leastRows: 10)[1];
        Assert.Equal(10.5 / 5.5 - 1, group.Power, 12);
        Assert.Equal(5.5, Columns.Rows(100_000, i => group.At((i + 0.5) / 100_000)).Average(), 4);
    }

    [Fact]
    public void No_single_rows_value_is_kept_but_the_ends_of_the_schemas_range()
    {
        var random = new RandomSource(3);
        double[] sorted = [.. Columns.Rows(500, _ => Math.Exp(3 * random.NextNormal())).Order()];
        MarginalPiece[] pieces = MarginalFit.Pieces(Columns.Real("x", sorted).Schema, sorted, leastRows: 10);
        Assert.Empty(pieces.SelectMany(p => new[] { p.Low, p.High }).Distinct().Intersect(sorted[1..^1]));
        Assert.All(pieces, p => Assert.True(p.Rows >= 10));
    }

    [Fact]
    public void A_long_tail_keeps_the_columns_mean()
    {
        double[] values = [.. Columns.Rows(990, i => i / 100.0), .. Columns.Rows(9, i => 20 + i), 1_000_000];
        double[] made = Made(Columns.Real("x", values), 200_000);
        Assert.InRange(made.Average() / values.Average(), 0.8, 1.25);
        Assert.InRange(made.Count(v => v > 100) / 200_000.0, 0, 0.01);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void The_distribution_is_that_of_training(int leastRows)
    {
        var random = new RandomSource(4);
        double[] values = Columns.Rows(10_000, _ => Math.Exp(random.NextNormal()));
        // Within a group of g of n rows the curve may be off by the group: g / n at most.
        Assert.InRange(WidestGap(values, Made(Columns.Real("x", values), Even, leastRows)), 0, (double)leastRows / values.Length + 1e-3);
    }

    [Fact]
    public void Point_masses_whole_numbers_and_decimals_stay()
    {
        var random = new RandomSource(5);
        double[] gains = Columns.Rows(5000, _ => random.NextDouble() < 0.9 ? 0 : Math.Round(1000 * random.NextDouble()));
        double[] made = Made(Columns.Whole("gain", gains), 20_000);
        Assert.Equal(gains.Count(g => g == 0) / 5000.0, made.Count(g => g == 0) / 20_000.0, 3);
        Assert.All(made, g => Assert.Equal(Math.Round(g), g));

        double[] prices = Columns.Rows(3000, _ => Math.Round(20 * random.NextDouble(), 2));
        Assert.All(Made(Columns.Decimal("price", 2, prices), 20_000), p => Assert.Equal(Math.Round(p, 2), p));
    }

    [Fact]
    public void Rare_whole_numbers_between_frequent_ones_get_their_own_share()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 500), .. Enumerable.Repeat(2.0, 8), .. Enumerable.Repeat(3.0, 492)];
        Assert.Equal(0.008, Made(Columns.Whole("n", values), 20_000).Count(v => v == 2) / 20_000.0, 3);
    }

    [Fact]
    public void Missing_cells_are_ranks_of_their_own()
    {
        NumericMarginal marginal = NumericMarginal.Fit(Columns.Real("x", 1, double.NaN, 2, 3), leastRows: 1);
        Assert.Equal(2, marginal.Ranks);
        var cells = (NumericColumn)marginal.Cells([[0.5, 0.5], [0.2499, 0.2501]]);
        Assert.Equal([true, false], cells.Values.Select(double.IsNaN));
    }

    [Theory]
    [InlineData(3, 7, false, false)]
    [InlineData(3, 7, true, true)]
    [InlineData(0, 0, false, false)]
    [InlineData(double.NegativeInfinity, 0, false, true)]
    [InlineData(9, double.PositiveInfinity, true, false)]
    public void The_ranks_that_a_range_leaves_are_just_those_whose_values_lie_in_it(double low, double high, bool lowExcluded, bool highExcluded)
    {
        double[] values = [.. Enumerable.Repeat(0.0, 400), .. Columns.Rows(600, i => i % 11 - (i % 7 == 0 ? 3 : 0))];
        NumericMarginal marginal = NumericMarginal.Fit(Columns.Whole("n", values), leastRows: 10);
        var condition = new Condition.InRange("n", low, high, lowExcluded, highExcluded);
        UnitIntervals allowed = marginal.Allowed(condition)[0];
        var made = (NumericColumn)marginal.Cells([Even]);
        for (int i = 0; i < Even.Length; i++)
        {
            Assert.Equal(condition.Holds(made, i), allowed.Parts.Any(p => p.Low <= Even[i] && Even[i] < p.High));
        }
    }

    private static double[] Made(NumericColumn column, int rows) => Made(column, Columns.Rows(rows, i => (i + 0.5) / rows), leastRows: 10);

    private static double[] Made(NumericColumn column, double[] ranks, int leastRows)
        => ((NumericColumn)NumericMarginal.Fit(column, leastRows).Cells([ranks])).Values;

    private static double WidestGap(double[] first, double[] second)
    {
        double[] a = [.. first.Order()], b = [.. second.Order()];
        double widest = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= x) { i++; }
            while (j < b.Length && b[j] <= x) { j++; }
            widest = Math.Max(widest, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return widest;
    }
}
