using SynthTab.Synthesis.Classical.Trees;

namespace SynthTab.Tests.Synthesis.Classical.Trees;

public sealed class ClassTreeTests
{
    // Rows by (x, y): x = 0 has y = 0 0 0 1, x = 1 has y = 1 1 1 1. The best cut is between the two.
    private static readonly int[] _x = [0, 0, 0, 0, 1, 1, 1, 1], _y = [0, 0, 0, 1, 1, 1, 1, 1];

    [Fact]
    public void Leaves_hold_the_classes_of_their_rows()
    {
        ClassTree tree = Grow(leastRows: 4, ordered: true, _x, _y);
        Assert.Equal(3, tree.Nodes.Length);
        int low = tree.Leaf([[0], [0]], 0), high = tree.Leaf([[1], [0]], 0);
        Assert.Equal((3, 1), (tree.Count(low, 0), tree.Count(low, 1)));
        Assert.Equal((0, 4), (tree.Count(high, 0), tree.Count(high, 1)));
    }

    // The leaf of x = 1 has 4 rows of class 1, the root 3 of 8 of class 0: (0 + 2 * 3/8) / (4 + 2) = 1/8.
    [Fact]
    public void The_law_of_a_leaf_is_mixed_with_that_of_the_node_above()
    {
        ClassTree tree = Grow(leastRows: 4, ordered: true, _x, _y);
        int high = tree.Leaf([[1], [0]], 0);
        Assert.Equal(1 / 8.0, tree.Probability(high, smoothing: 2, ofClass: 0), 12);
        Assert.Equal(0, tree.Probability(high, smoothing: 0, ofClass: 0));
        Assert.Equal(3 / 8.0, tree.Probability(0, smoothing: 2, ofClass: 0), 12);
    }

    [Fact]
    public void Draws_follow_the_probabilities()
    {
        ClassTree tree = Grow(leastRows: 4, ordered: true, _x, _y);
        int high = tree.Leaf([[1], [0]], 0);
        var random = new RandomSource(4);
        int drawn = Enumerable.Range(0, 40_000).Count(_ => tree.Draw(high, smoothing: 2, random) == 0);
        Assert.Equal(1 / 8.0, drawn / 40_000.0, 0.007); // four standard errors
    }

    [Theory]
    [InlineData(5)] // one row short on a side
    [InlineData(9)]
    public void No_leaf_has_fewer_rows_than_asked(int leastRows) => Assert.Equal(1, Grow(leastRows, ordered: true, _x, _y).Nodes.Length);

    [Fact]
    public void Leaves_of_a_large_tree_keep_the_floor()
    {
        var random = new RandomSource(1);
        int[] x = [.. Enumerable.Range(0, 3000).Select(_ => random.NextInt(40))], y = [.. x.Select(v => (v / 3 + random.NextInt(3)) % 12)];
        ClassTree tree = Grow(leastRows: 7, ordered: true, x, y);
        Assert.True(tree.Nodes.Length > 20);
        Assert.True(tree.SmallestLeaf >= 7);
    }

    // Levels 0, 2, 4 have class 0 and levels 1, 3, 5 class 1: no cut of the numbers tells them apart, one division of the levels does.
    [Fact]
    public void Levels_are_divided_by_what_they_tell_and_not_by_their_numbers()
    {
        int[] x = [.. Enumerable.Range(0, 60).Select(i => i % 6)], y = [.. x.Select(v => v % 2)];
        ClassTree tree = Grow(leastRows: 5, ordered: false, x, y);
        Assert.Equal(3, tree.Nodes.Length);
        Assert.All(Enumerable.Range(0, 6), level => Assert.Equal(10 * 3, tree.Count(tree.Leaf([[level], [0]], 0), level % 2)));
    }

    // Three groups of levels with classes of their own: two questions tell them apart, whatever the levels' numbers.
    [Fact]
    public void Levels_of_several_classes_are_divided_too()
    {
        int[] x = [.. Enumerable.Range(0, 900).Select(i => i % 9)], y = [.. x.Select(v => v % 3)];
        ClassTree tree = Grow(leastRows: 5, ordered: false, x, y);
        Assert.Equal(5, tree.Nodes.Length);
    }

    // Missing is class 3 of x. Rows without x are like those of the lowest values, then like those of the highest.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Missing_cells_go_to_the_side_that_they_are_like(int classOfMissing)
    {
        int[] x = [.. Enumerable.Range(0, 80).Select(i => i % 4)], y = [.. x.Select(v => v == 3 ? classOfMissing : v > 1 ? 1 : 0)];
        ClassTree tree = Grow(leastRows: 5, ordered: true, x, y, missing: 3);
        Assert.Equal(3, tree.Nodes.Length);
        Assert.Equal(1, tree.Probability(tree.Leaf([[3], [0]], 0), 0, classOfMissing));
    }

    // Nobody had x = 1 or x = 2: 1 is next to 0, and 2 is next to 3.
    [Fact]
    public void Values_that_no_row_had_go_with_the_nearest_that_rows_had()
    {
        int[] x = [.. Enumerable.Range(0, 40).Select(i => i % 2 * 3)], y = [.. x.Select(v => v > 0 ? 1 : 0)];
        ClassTree tree = Grow(leastRows: 5, ordered: true, x, y);
        int Leaf(int value) => tree.Leaf([[value], [0]], 0);
        Assert.NotEqual(Leaf(0), Leaf(3));
        Assert.Equal((Leaf(0), Leaf(3)), (Leaf(1), Leaf(2)));
    }

    private static ClassTree Grow(int leastRows, bool ordered, int[] x, int[] y, int missing = -1)
    {
        var rows = new ClassRows([x, y], [Math.Max(x.Max(), missing) + 1, y.Max() + 1], [ordered, false], [missing, -1]);
        return ClassTreeGrower.Grow(rows, response: 1, earlier: [0], leastRows, [.. Enumerable.Range(0, x.Length)], some: null);
    }
}
