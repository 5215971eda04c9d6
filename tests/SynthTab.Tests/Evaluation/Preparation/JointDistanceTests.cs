using FsCheck.Xunit;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class JointDistanceTests
{
    // (0,0,1) stands in both, (1,1,1) in the first only, (1,0,0) in the second only: half of 1/2 + 1/2
    [Fact]
    public void Three_columns_are_counted_jointly()
        => Assert.Equal(0.5, JointDistance.TotalVariation(
            [new([0, 1], 2), new([0, 1], 2), new([1, 1], 2)], [new([0, 1], 2), new([0, 0], 2), new([1, 0], 2)]), 12);

    // Codes spread over so many possible cells that they are sorted instead of counted in an array.
    [Property]
    public bool Sorting_gives_what_counting_gives(byte[] first, byte[] second)
    {
        if (first.Length == 0 || second.Length == 0) { return true; }
        CodedColumn[] Narrow(byte[] cells) => [new([.. cells.Select(c => c % 4)], 4), new([.. cells.Select(c => c / 64)], 4)];
        CodedColumn[] Wide(byte[] cells) => [.. Narrow(cells).Select(c => c with { Count = 1_000_000 })];
        double counted = JointDistance.TotalVariation(Narrow(first), Narrow(second));
        double sorted = JointDistance.TotalVariation(Wide(first), Wide(second));
        return Math.Abs(counted - sorted) < 1e-12;
    }
}
