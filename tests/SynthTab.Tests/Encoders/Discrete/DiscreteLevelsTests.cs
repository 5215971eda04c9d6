using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders.Discrete;

public sealed class DiscreteLevelsTests
{
    // Levels 0 and 2 of three occur, and gaps do: the unused one has no class.
    [Fact]
    public void Levels_of_training_and_gaps_are_classes_and_an_unused_level_is_none()
    {
        DiscreteColumn column = DiscreteNumbersTests.Fit(ColumnCases.Levels([0, 2, 2, -1, 2, 0], 3));
        var into = new int[4];
        column.Encode(ColumnCases.Levels([0, 1, 2, -1], 3), into);
        Assert.Equal([0, -1, 1, 2], into);
        Assert.Equal([2, 3, 1], column.Counts);
        Assert.Equal(2, column.MissingClass);
        Assert.False(column.IsOrdered);
        Assert.Equal([1, 0, 0], column.Shares(CellLimits.Known with { Levels = new(new HashSet<int> { 0, 1 }) }));
        Assert.Equal([0, 0, 1], column.Shares(CellLimits.None with { Present = false }));
    }

    // Five levels and four classes, one of them shared: 3 (two rows) and 4 (one row) are drawn two to one, or as a condition says.
    [Fact]
    public void Levels_that_share_a_class_are_drawn_by_their_rows_within_the_limits()
    {
        CategoricalColumn cells = ColumnCases.Levels([.. new[] { 0, 1, 2 }.SelectMany(l => Enumerable.Repeat(l, 10)), 3, 3, 4], 5);
        DiscreteColumn column = DiscreteNumbersTests.Fit(cells, new DiscreteOptions { MaximumLevels = 4 });
        Assert.Equal([10, 10, 10, 3], column.Counts);
        int[] Made(CellLimits limits) => ((CategoricalColumn)column.Decode([.. Enumerable.Repeat(3, 3000)], limits, new RandomSource(1))).Codes;
        Assert.Equal(1000, Made(CellLimits.None).Count(c => c == 4), 130.0);
        CellLimits four = CellLimits.Known with { Levels = new(new HashSet<int> { 4 }) };
        Assert.All(Made(four), code => Assert.Equal(4, code));
        Assert.Equal(1 / 3.0, column.Shares(four)[3], 1e-12);
        Assert.Equal(Math.Log(2 / 3.0), column.LogLaw(cells, 30, 3), 1e-12);
        Assert.Equal(double.NegativeInfinity, column.LogLaw(cells, 30, 2));
    }
}
