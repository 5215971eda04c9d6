using SynthTab.Evaluation.Fidelity.Detection;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity.Detection;

public sealed class GiveawayTests
{
    // 20 of 100 against 40 of 100: pooled 0.3, error √(0.3·0.7·0.02) = 0.0648, excess 0.2
    [Fact]
    public void The_excess_is_counted_in_standard_errors_of_a_difference_of_shares()
    {
        var group = new Giveaway(20, 40, 100, 100);
        Assert.Equal(0.2, group.Excess, 12);
        Assert.Equal(0.2 / Math.Sqrt(0.3 * 0.7 * 0.02), group.StandardErrors, 12);
        Assert.Equal([20.0, 40, 0.2, 0.4, 1.5], group.Values(1.5));
    }

    [Fact]
    public void Counts_below_ten_are_left_blank_and_groups_that_are_small_in_both_tables_are_not_told()
    {
        Assert.Equal([null, 40, null, 0.4, 1.0], new Giveaway(9, 40, 100, 100).Values(1));
        Assert.Equal([0, 40, 0.0, 0.4, 1.0], new Giveaway(0, 40, 100, 100).Values(1));
        Assert.False(new Giveaway(9, 9, 100, 100).CanBeTold);
        Assert.True(new Giveaway(10, 0, 100, 100).CanBeTold);
    }

    // 0 stands in 50 of 150 rows; the others are 1 to 100, in ranges of about 25.
    [Fact]
    public void Frequent_numbers_stand_by_themselves_and_the_others_in_round_ranges()
    {
        double[] cells = [.. Enumerable.Repeat(0.0, 50), .. Enumerable.Range(1, 100).Select(i => i + 0.25)];
        ValueBins bins = Bins(Some.Numbers("x", cells), Some.Numbers("x", 0, 3, 1e9, double.NaN));
        Assert.Equal("= 0", bins.Labels[0]);
        Assert.Equal(["below 20", "20 to below 40"], bins.Labels.Skip(1).Take(2));
        Assert.Equal("(missing)", bins.Labels[^1]);
        Assert.Equal(50, bins.Training.Count(place => place == 0));
        Assert.Equal([0, 1, bins.Labels.Count - 2, bins.Labels.Count - 1], bins.Judged);
    }

    [Fact]
    public void Levels_beyond_the_most_frequent_share_a_group()
    {
        string[] cells = [.. Enumerable.Range(0, 10).SelectMany(i => Enumerable.Repeat($"v{i}", 10 + i))];
        ValueBins bins = Bins(Some.Categories("c", cells), Some.Categories("c", [.. Enumerable.Repeat("v9", 200), "v0", null]));
        Assert.Equal("= v9", bins.Labels[0]);
        Assert.Equal("(other levels)", bins.Labels[bins.Judged[200]]);
        Assert.Equal("(missing)", bins.Labels[bins.Judged[201]]);
    }

    [Fact]
    public void Edges_of_moments_are_round_times()
    {
        var schema = new ColumnSchema { Name = "t", Kind = ColumnKind.DateTime, DateTimeFormat = "yyyy-MM-dd" };
        double[] days = [.. Enumerable.Range(0, 2000).Select(i => i * 86_400.0)];
        double[] edges = RoundEdges.Of(days, 5, schema);
        Assert.Equal(4, edges.Length);
        Assert.All(edges, edge => Assert.Equal(0, edge % (100 * 86_400)));
        Assert.Equal("1970-04-11", EdgeText.Of(100 * 86_400, schema));
    }

    [Fact]
    public void Numbers_without_spread_or_beyond_it_have_no_edges()
    {
        ColumnSchema schema = Some.Numbers("x").Schema;
        Assert.Empty(RoundEdges.Of([1, 1, 1], 5, schema));
        Assert.Empty(RoundEdges.Of([-1.7e308, 1.7e308, 1.7e308], 5, schema));
        Assert.Empty(RoundEdges.Of([0, 5e-324, 5e-324], 5, schema));
    }

    private static ValueBins Bins(Column training, Column judged)
    {
        PreparedPair pair = Asking.Judge(Table.Of(training), Table.Of(judged));
        return ValueBins.Of(pair.Training.Columns[0], pair.Candidate.Columns[0], most: 6);
    }
}
