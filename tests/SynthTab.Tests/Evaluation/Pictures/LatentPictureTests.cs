using SynthTab.Evaluation.Pictures;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Evaluation.Pictures;

public sealed class LatentPictureTests
{
    // Points on the line through (3, 4) of the first two of three coordinates: that is the first direction, of all the spread.
    [Fact]
    public void The_plane_is_the_one_of_the_greatest_spread()
    {
        float[] points = [.. new[] { -2f, -1, 0, 1, 2 }.SelectMany(t => new[] { 3 * t + 1, 4 * t, 7 })];
        PrincipalPlane plane = PrincipalPlane.Of(points, 3);
        Assert.Equal(1, plane.FirstShare, 9);
        Assert.Equal(0, plane.SecondShare, 9);
        Assert.Equal([-10, -5, 0, 5, 10], plane.PlaceAll(points, _ => 0).Select(p => Math.Round(p.X, 6)));
    }

    [Fact]
    public void A_space_of_one_dimension_has_a_flat_plane()
    {
        PrincipalPlane plane = PrincipalPlane.Of([1, 2, 3], 1);
        Assert.Equal((1, 0), (Math.Round(plane.FirstShare, 9), plane.SecondShare));
        Assert.Equal([(-1, 0), (0, 0), (1, 0)], plane.PlaceAll([1, 2, 3], _ => 0).Select(p => (Math.Round(p.X, 9), p.Y)));
    }

    [Fact]
    public void Squares_of_few_training_rows_are_not_told()
    {
        var random = new RandomSource(2);
        float[] points = [.. Enumerable.Range(0, 3000).SelectMany(_ => new[] { (float)random.NextNormal(), (float)random.NextNormal() })];
        Table rows = Table.Of(Columns.Levels("c", [.. Enumerable.Repeat("a", 3000)]));
        LatentMap map = LatentMap.Of(2, points, rows, points[..100], rows.Slice(0, 50));
        Assert.NotEmpty(map.Training);
        Assert.All(map.Training, cell => Assert.True(cell.Rows >= 10));
        Assert.Equal(3000, map.Training.Sum(c => c.Rows) + map.Hidden);
        Assert.True(map.Hidden > 100);
        Assert.InRange(map.Synthetic.Count, 45, 50);
    }

    [Fact]
    public void Groups_are_frequent_levels_or_quarters_of_a_number()
    {
        string?[] cells = [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 20), .. Enumerable.Repeat("rare", 3), null];
        Table levels = Table.Of(Columns.Levels("c", cells)).WithTargetOf("c");
        TargetGroups groups = TargetGroups.Of(levels);
        Assert.Equal(["a", "b", "all others"], groups.Labels);
        Assert.Equal([0, 1, 2, 2], new[] { 0, 30, 50, 53 }.Select(row => groups.GroupOf(levels, row)));

        Table numbers = Table.Of(Columns.Real("x", [1, 2, 3, 4, 5, 6, 7, 8, double.NaN])).WithTargetOf("x");
        TargetGroups quarters = TargetGroups.Of(numbers);
        Assert.Equal(5, quarters.Labels.Count);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4], Enumerable.Range(0, 9).Select(row => quarters.GroupOf(numbers, row)));
        Assert.Equal(["rows"], TargetGroups.Of(Table.Of(numbers["x"].WithSchema(numbers["x"].Schema with { Roles = ColumnRoles.None }))).Labels);
    }

    [Fact]
    public void A_way_marks_what_changes_from_line_to_line()
    {
        Table real = Table.Of(Columns.Levels("c", "a", "b"), Columns.Whole("n", [1, 3]));
        Table decoded = Table.Of(Columns.Levels("c", "a", "b"), Columns.Whole("n", [1, 2]));
        LatentWalk way = LatentWalk.Between("t", [default, default], decoded, real, ("row 1", "row 2"));
        Assert.Equal(["row 1", "step 1", "step 2", "row 2"], way.Rows.Select(r => r.Label));
        Assert.Equal(["a 1", "a 1", "b* 2*", "b 3*"], way.Rows.Select(Text));

        LatentWalk around = LatentWalk.Around("t", [default, default], decoded, real, "row 1");
        Assert.Equal(["a 1", "a 1", "b* 2*"], around.Rows.Select(Text));
        Assert.True(around.Rows[0].IsReal && !around.Rows[1].IsReal);
    }

    private static string Text(WalkRow row) => string.Join(' ', row.Cells.Select(c => c.Changed ? c.Text + "*" : c.Text));
}

/// <summary>Tables with a target.</summary>
file static class Targets
{
    public static Table WithTargetOf(this Table table, string name) => table.WithSchema(table.Schema.WithTarget(name));
}
