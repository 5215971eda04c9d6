using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical.Smote;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Synthesis.Classical.Smote;

public sealed class InterpolatedRowsTests
{
    // 0 1 3 and 10 11 13: the two nearest of each are the other two of its three.
    [Fact]
    public void The_neighbours_of_a_row_are_the_nearest_others()
    {
        int[] found = Neighbours(Table.Of(Columns.Real("x", 0, 1, 3, 10, 11, 13)), 2);
        Assert.Equal([1, 2, 0, 2, 1, 0, 4, 5, 3, 5, 4, 3], found);
    }

    // Standardised, x = 0 and x = 1 are 2 apart, so squared 4; one unequal level costs 1, so rows 0 and 1 (other level) are neighbours.
    [Fact]
    public void An_unequal_level_is_as_far_as_one_standard_deviation()
        => Assert.Equal([1, 0, 3, 2], Neighbours(Table.Of(Columns.Real("x", 0, 0, 1, 1), Columns.Levels("c", "a", "b", "a", "b")), 1));

    [Fact]
    public void Whether_a_number_is_missing_counts_like_a_level()
        => Assert.Equal([1, 0, 3, 2], Neighbours(Table.Of(Columns.Real("x", 5, 5, double.NaN, double.NaN)), 1));

    [Fact]
    public void A_row_alone_is_its_own_neighbour() => Assert.Equal([0, 0, 0], Neighbours(Table.Of(Columns.Real("x", 3)), 3));

    // Two lines of points, y = 0 in class a and y = 100 in class b: between two of a class y stays, across classes it would not.
    [Fact]
    public void Rows_lie_between_two_rows_of_the_same_class()
    {
        string[] level = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "a" : "b")];
        Column c = Columns.Levels("c", level);
        Table training = Table.Of(
            Columns.Real("x", Columns.Rows(200, i => i * 1.37)),
            Columns.Real("y", Columns.Rows(200, i => i % 2 == 0 ? 0 : 100)),
            c.WithSchema(c.Schema with { Roles = ColumnRoles.Target }));
        Table made = Fit(training).Rows(3000);
        double[] x = ((NumericColumn)made["x"]).Values, y = ((NumericColumn)made["y"]).Values;
        int[] codes = ((CategoricalColumn)made["c"]).Codes;
        for (int i = 0; i < 3000; i++) { Assert.Equal(codes[i] == 0 ? 0 : 100, y[i]); }
        Assert.True(x.Distinct().Count() > 2000); // numbers between, and not the training table's own
        Assert.Equal(0.5, codes.Count(k => k == 0) / 3000.0, 0.04);
    }

    // 0 is in half of the rows: nothing is made between 0 and the least other value, 1000.
    [Fact]
    public void A_value_that_many_rows_share_is_never_mixed()
    {
        var random = new RandomSource(1);
        Table training = Table.Of(Columns.Whole("gain", Columns.Rows(1000, i => i % 2 == 0 ? 0 : 1000 + random.NextInt(5000))), Columns.Real("z", Columns.Rows(1000, _ => random.NextNormal())));
        double[] made = ((NumericColumn)Fit(training).Rows(4000)["gain"]).Values;
        Assert.DoesNotContain(made, v => v is > 0 and < 1000);
        Assert.Equal(0.5, made.Count(v => v == 0) / 4000.0, 0.06);
    }

    [Fact]
    public void The_catalog_names_it_a_hazard() => Assert.Contains("Privacy hazard", InterpolatedRows.Entry.Summary, StringComparison.Ordinal);

    private static IFittedSynthesizer Fit(Table training) => new SynthesizerCatalog(InterpolatedRows.Entry).Create("smote").Fit(training, new FitContext { Seed = 1 });

    private static int[] Neighbours(Table table, int count)
    {
        var found = new int[table.Rows * count];
        NearestRows.Find(SmoteSpace.Of(table, null), [.. Enumerable.Range(0, table.Rows)], count, found, new RandomSource(1), new ParallelOptions());
        return found;
    }
}
