using SynthTab.Learners.Trees;

namespace SynthTab.Tests.Learners.Trees;

public sealed class TreeGrowerTests
{
    private static readonly TreeGrowth Stump = new() { Depth = 1, Penalty = 0 };

    // Means 1 and 11 on either side of the one useful cut, between the codes 2 and 3.
    [Fact]
    public void A_split_of_an_ordered_column_gives_the_means_of_its_sides()
        => Assert.Equal([1, 1, 11, 11], Predict([Ordered(1, 2, 3, 4)], [0, 2, 10, 12], Stump));

    // With λ = 1 a leaf of two rows that sum to 22 gives 22 / (2 + 1).
    [Fact]
    public void The_penalty_draws_leaves_towards_zero()
    {
        double[] predicted = Predict([Ordered(1, 2, 3, 4)], [0, 2, 10, 12], Stump with { Penalty = 1 });
        Assert.Equal(2 / 3.0, predicted[0], 12);
        Assert.Equal(22 / 3.0, predicted[3], 12);
    }

    // The rows with a gap are like those with the greatest values, so that they go right; without the gap's own direction no cut is clean.
    [Theory]
    [InlineData(9, 0)]
    [InlineData(0, 9)]
    public void Missing_cells_go_where_their_rows_belong(double ofMissing, double ofLow)
    {
        double[] truth = [ofMissing, ofLow, ofLow, 9 - ofLow, ofMissing];
        Assert.Equal(truth, Predict([Ordered(0, 1, 2, 3, 0)], truth, Stump));
    }

    [Fact]
    public void A_split_of_a_category_sets_one_level_against_the_others()
        => Assert.Equal([0, 6, 0, 0, 6], Predict([new BinnedColumn([1, 2, 3, 0, 2], 4, IsOrdered: false)], [0, 6, 0, 0, 6], Stump));

    [Fact]
    public void A_side_never_weighs_less_than_it_must()
        => Assert.Equal([2, 2, 2, 2], Predict([Ordered(1, 2, 3, 4)], [0, 0, 0, 8], Stump with { LeastWeight = 3 }));

    [Fact]
    public void A_hidden_column_is_not_looked_at()
    {
        var rows = new BinnedRows(4, [Ordered(1, 2, 3, 4)]);
        Assert.Equal([3, 3, 3, 3], Predict(rows.Hide(0), [0, 0, 6, 6], Stump));
    }

    /// <summary>The first split's gain is the greatest of all cuts, and deeper sums got by subtraction are those got by counting:
    /// a full tree on distinct codes ends at every row's own value.</summary>
    [Fact]
    public void The_best_cut_of_all_is_taken_and_a_deep_tree_learns_every_row()
    {
        var random = new RandomSource(5);
        for (int round = 0; round < 20; round++)
        {
            byte[] first = [.. Enumerable.Range(1, 60).Select(i => (byte)i)], second = [.. first];
            random.Shuffle<byte>(second);
            double[] truth = [.. first.Select(_ => random.NextNormal())];
            var rows = new BinnedRows(60, [new(first, 61, true), new(second, 61, true)]);
            double[] stump = Predict(rows, truth, Stump);
            double best = new[] { first, second }.Max(codes => Enumerable.Range(1, 59).Max(cut => Explained(truth, codes, cut)));
            double found = stump.Sum(p => p * p);
            Assert.Equal(best, found, 9);
            double[] deep = Predict(rows, truth, Stump with { Depth = 60 });
            for (int row = 0; row < 60; row++) { Assert.Equal(truth[row], deep[row], 9); }
        }
    }

    /// <summary>Σ of squared predictions: what a cut explains, up to a constant.</summary>
    private static double Explained(double[] truth, byte[] codes, int cut)
    {
        double[] left = [.. truth.Where((_, i) => codes[i] <= cut)], right = [.. truth.Where((_, i) => codes[i] > cut)];
        return left.Sum() * left.Sum() / left.Length + right.Sum() * right.Sum() / right.Length;
    }

    private static BinnedColumn Ordered(params byte[] codes) => new(codes, codes.Max() + 1, IsOrdered: true);

    private static double[] Predict(BinnedColumn[] columns, double[] truth, TreeGrowth growth)
        => Predict(new BinnedRows(truth.Length, columns), truth, growth);

    private static double[] Predict(BinnedRows rows, double[] truth, TreeGrowth growth)
    {
        var derivatives = new Derivatives(truth.Length, 1);
        for (int row = 0; row < truth.Length; row++) { (derivatives.Slopes[row], derivatives.Curvatures[row]) = (-truth[row], 1); }
        var sums = new double[truth.Length];
        new TreeGrower(rows, 1, growth).Grow(derivatives, [.. Enumerable.Range(0, truth.Length)]).AddTo(sums, rows, 1);
        return sums;
    }
}
