using SynthTab.Evaluation.Preparation;
using SynthTab.Learners.Trees;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class RowBinningTests
{
    // Learned: b twice, a once: codes 1 and 2, others 3, missing 0. The level z is in the other table alone.
    [Fact]
    public void Levels_are_numbered_by_frequency_and_unseen_ones_share_a_code()
    {
        BinnedColumn column = Bin(Table.Of(Some.Categories("c", "b", "a", "b")), Table.Of(Some.Categories("c", "a", "b", "z", null)));
        Assert.Equal(new byte[] { 2, 1, 3, 0 }, column.Codes);
        Assert.Equal(4, column.Count);
        Assert.False(column.IsOrdered);
    }

    [Fact]
    public void More_levels_than_codes_leave_the_rarest_to_the_last_code()
    {
        string[] levels = [.. Enumerable.Range(0, 300).Select(i => $"v{i:000}")];
        BinnedColumn column = Bin(Table.Of(Some.Categories("c", [.. levels, .. levels[..254]])), Table.Of(Some.Categories("c", "v000", "v253", "v254", "v299")));
        Assert.Equal(new byte[] { 1, 254, 255, 255 }, column.Codes);
        Assert.Equal(256, column.Count);
    }

    [Fact]
    public void Numbers_are_ordered_with_zero_for_missing()
    {
        BinnedColumn column = Bin(Table.Of(Some.Numbers("x", 5, 1, 3)), Table.Of(Some.Numbers("x", 0, double.NaN, 3, 9)));
        Assert.Equal(new byte[] { 1, 0, 2, 3 }, column.Codes);
        Assert.True(column.IsOrdered);
    }

    private static BinnedColumn Bin(Table learned, Table other)
    {
        PreparedPair pair = Asking.Judge(learned, other);
        return RowBinning.Fit(pair.Training).Apply(pair.Candidate).Columns[0];
    }
}
