using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class StandardFeaturesTests
{
    // x: 1, 3, missing has mean 2 and deviation 1. c: b twice and missing once; a level that only the judged table has is nothing.
    [Fact]
    public void Numbers_are_standardised_and_categories_get_a_place_each()
    {
        PreparedPair pair = Pair(
            Table.Of(Some.Numbers("x", 1, 3, double.NaN), Some.Categories("c", "b", "b", null)),
            Table.Of(Some.Numbers("x", 4, double.NaN, 2), Some.Categories("c", "new", null, "b")));
        StandardFeatures features = StandardFeatures.Fit(pair.Training);
        Assert.Equal([0, 1, 1], features.ColumnOf);
        StandardRows rows = features.Apply(pair.Candidate);
        Assert.Equal([2, 0, 0], [.. rows.Numbers.Select(v => Math.Round(v, 12))]);
        Assert.Equal([-1, 2, 1], rows.Places); // b is the more frequent, so it comes first
    }

    [Fact]
    public void A_constant_column_has_divisor_one_and_an_extreme_one_stays_finite()
    {
        PreparedPair pair = Pair(
            Table.Of(Some.Numbers("x", 5, 5), Some.Numbers("y", 1e300, -1e300)),
            Table.Of(Some.Numbers("x", 7, 5), Some.Numbers("y", 1e300, 1.7e308)));
        StandardRows rows = StandardFeatures.Fit(pair.Training).Apply(pair.Candidate);
        Assert.Equal([2, 1, 0, 1e4], [.. rows.Numbers.Select(v => Math.Round(v, 9))]);
    }

    [Fact]
    public void Rare_categories_yield_where_there_are_too_many()
    {
        string[] cells = [.. Enumerable.Range(0, 1_000).Select(i => i < 300 ? $"often {i % 3}" : $"once {i}")];
        PreparedPair pair = Pair(Table.Of(Some.Categories("c", cells), Some.Numbers("x", new double[1_000])), null);
        StandardFeatures features = StandardFeatures.Fit(pair.Training, mostFeatures: 10);
        Assert.InRange(features.Width, 4, 10);
        StandardRows rows = features.Apply(pair.Training);
        Assert.All(Enumerable.Range(0, 300), row => Assert.NotEqual(-1, rows.PlacesOf(row)[0]));
    }

    [Fact]
    public void The_column_named_is_left_out()
    {
        PreparedPair pair = Pair(Table.Of(Some.Numbers("x", 1, 2), Some.Categories("c", "a", "b")), null);
        Assert.Equal([0], StandardFeatures.Fit(pair.Training, without: "c").ColumnOf);
        Assert.Equal([1, 1], StandardFeatures.Fit(pair.Training, without: "x").ColumnOf);
    }

    [Fact]
    public void Rows_are_taken_and_joined_in_order()
    {
        var rows = new StandardRows(3, 4, [1, 2, 3], [1, 2, 3]);
        StandardRows joined = StandardRows.Join(rows.Take([2, 0]), rows.Take([1]));
        Assert.Equal([3, 1, 2], joined.Numbers);
        Assert.Equal([3, 1, 2], joined.Places);
    }

    private static PreparedPair Pair(Table training, Table? synthetic) => Asking.Judge(training, synthetic ?? training);
}
