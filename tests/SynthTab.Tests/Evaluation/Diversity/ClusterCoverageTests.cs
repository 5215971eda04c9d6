using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Diversity.Groups;
using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Diversity;

public sealed class ClusterCoverageTests
{
    private static readonly Table Towns = Blobs(1, ("north", 0, 60), ("south", 100, 50), ("east", 200, 40));

    [Fact]
    public void Blobs_that_lie_apart_are_found()
    {
        PreparedTable table = Asking.Judge(Towns, Towns).Training;
        StandardRows rows = StandardFeatures.Fit(table).Apply(table);
        int[] groups = KMeans.Fit(rows, 3, new RandomSource(1), default).Assign(rows);
        Assert.Equal(3, groups.Distinct().Count());
        Assert.All([(0, 60), (60, 50), (110, 40)], blob => Assert.Single(groups.Skip(blob.Item1).Take(blob.Item2).Distinct()));
    }

    [Fact]
    public void There_are_no_more_groups_than_different_rows()
    {
        PreparedTable table = Asking.Judge(Towns.Take([0, 0, 0, 70, 70]), Towns).Training;
        StandardRows rows = StandardFeatures.Fit(table).Apply(table);
        Assert.Equal(2, KMeans.Fit(rows, 5, new RandomSource(1), default).K);
    }

    // Shares 0.4, 1/3, 4/15 against 0.5, 0.5, 0: 0.4 + 1/3 are reproduced.
    [Fact]
    public void A_group_that_is_gone_is_named_by_what_is_typical_of_it()
    {
        MetricResult.Score score = new ClusterCoverage().Score(Towns, Blobs(2, ("north", 0, 100), ("south", 100, 100)));
        Assert.Equal(0.4 + 1 / 3.0, score.Value, 12);
        string note = Assert.Single(score.Notes);
        Assert.StartsWith("Missing: group", note, StringComparison.Ordinal);
        Assert.Contains("town mostly east", note, StringComparison.Ordinal);
        Assert.Contains("x about 200", note, StringComparison.Ordinal);
        Assert.Contains("26.7 % of the training rows and 0.0 % of these", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_more_than_its_double_share_is_over_drawn()
    {
        MetricResult.Score score = new ClusterCoverage().Score(Towns, Blobs(2, ("north", 0, 20), ("south", 100, 20), ("east", 200, 60)));
        Assert.Contains(score.Notes, note => note.StartsWith("Over-drawn", StringComparison.Ordinal) && note.Contains("east", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fresh_sample_reproduces_the_groups()
    {
        MetricResult.Score score = new ClusterCoverage().Score(Some.People(2_000, seed: 1), Some.People(2_000, seed: 2));
        Assert.True(score.Value > 0.9);
        Assert.Empty(score.Notes);
    }

    // Nine rows are not described, ten are.
    [Fact]
    public void A_group_of_fewer_than_ten_rows_is_not_described()
    {
        PreparedTable table = Asking.Judge(Towns, Towns).Training;
        Assert.Equal("fewer than 10 rows, not described", GroupDescription.Of(table, [.. Enumerable.Range(0, 9)]));
        Assert.Contains("town mostly north", GroupDescription.Of(table, [.. Enumerable.Range(0, 10)]), StringComparison.Ordinal);
    }

    /// <summary>Rows around a place of their own, with the town's name.</summary>
    private static Table Blobs(int seed, params (string Town, double Place, int Rows)[] blobs)
    {
        var random = new RandomSource(seed);
        return Table.Of(
            Some.Numbers("x", [.. blobs.SelectMany(b => Enumerable.Range(0, b.Rows).Select(_ => Math.Round(b.Place + random.NextNormal(), 1)))]),
            Some.Categories("town", [.. blobs.SelectMany(b => Enumerable.Repeat(b.Town, b.Rows))]));
    }
}
