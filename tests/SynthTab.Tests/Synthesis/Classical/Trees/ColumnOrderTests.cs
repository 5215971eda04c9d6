using SynthTab.Synthesis.Classical.Trees;

namespace SynthTab.Tests.Synthesis.Classical.Trees;

public sealed class ColumnOrderTests
{
    // Column 0: four alike classes; column 1: two alike; column 2: nearly always the same; column 3 is column 0.
    private static readonly ClassRows _rows = new(
        [
            [.. Enumerable.Range(0, 4000).Select(i => i % 4)],
            [.. Enumerable.Range(0, 4000).Select(i => i / 4 % 2)],
            [.. Enumerable.Range(0, 4000).Select(i => i / 8 % 50 == 0 ? 1 : 0)],
            [.. Enumerable.Range(0, 4000).Select(i => i % 4)],
        ],
        [4, 2, 2, 4],
        [true, false, false, false],
        [-1, -1, -1, -1]);

    [Fact]
    public void Table_order_is_the_tables() => Assert.Equal([0, 1, 2, 3], ColumnOrder.Of(VisitingOrder.Table, _rows));

    [Fact]
    public void Entropy_order_begins_with_what_is_easiest_to_guess() => Assert.Equal([2, 1, 0, 3], ColumnOrder.Of(VisitingOrder.Entropy, _rows));

    [Fact]
    public void Association_order_puts_together_what_tells_of_each_other()
        => Assert.Equal([0, 3], ColumnOrder.Of(VisitingOrder.Association, _rows)[..2]);
}
