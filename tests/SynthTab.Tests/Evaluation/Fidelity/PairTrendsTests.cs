using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity;

public sealed class PairTrendsTests
{
    // r is 1 in the one table and -1 in the other: 1 - |1 + 1|/2 = 0
    [Fact]
    public void Two_numbers_are_compared_by_correlation()
    {
        Table rising = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 2, 4, 6));
        Table falling = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 6, 4, 2));
        Assert.Equal(0, new PairTrendsOwnEdges().Score(rising, falling).Value, 12);
        Assert.Equal(1, new PairTrendsOwnEdges().Score(rising, rising).Value, 12);
    }

    // joint shares: (a,u) 1/2, (b,v) 1/2 against (a,v) 1/2, (b,u) 1/2: disjoint, so 0; the columns alone are the same
    [Fact]
    public void Two_categories_are_compared_by_their_joint_counts()
    {
        Table together = Table.Of(Some.Categories("x", "a", "b"), Some.Categories("y", "u", "v"));
        Table crossed = Table.Of(Some.Categories("x", "a", "b"), Some.Categories("y", "v", "u"));
        Assert.Equal(0, new PairTrendsOwnEdges().Score(together, crossed).Value, 12);
        Assert.Equal(0, new PairTrendsSharedEdges().Score(together, crossed).Value, 12);
    }

    // Real 0..10 in steps of 1, synthetic the same and one outlier 100 more: with its own edges (0, 10, 20, ...) the synthetic
    // table has nearly all rows in the first bin; with the real ones only the outlier's row is new: 1/12 of its weight.
    [Fact]
    public void One_outlier_moves_all_bins_of_its_own_table_and_none_of_the_shared_ones()
    {
        double[] values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        string?[] levels = [.. Enumerable.Repeat("a", 12)];
        Table real = Table.Of(Some.Numbers("x", values), Some.Categories("y", levels[1..]));
        Table outlier = Table.Of(Some.Numbers("x", [.. values, 100]), Some.Categories("y", levels));
        // shared: bins 0..8 hold 1/11 against 1/12 each, the last (9 and 10) 2/11 against 3/12
        Assert.Equal(1 - (9 * (1 / 11.0 - 1 / 12.0) + (3 / 12.0 - 2 / 11.0)) / 2, new PairTrendsSharedEdges().Score(real, outlier).Value, 12);
        // own: real has one row in each of 11 bins; synthetic has 10 rows in the first, 10 in the second, 100 in the eleventh
        Assert.Equal(1 - ((10 / 12.0 - 1 / 11.0) + (1 / 11.0 - 1 / 12.0) + 8 / 11.0 + (1 / 11.0 - 1 / 12.0)) / 2,
            new PairTrendsOwnEdges().Score(real, outlier).Value, 12);
    }

    // Training r = 1; a constant carries no dependence, so r' = 0 and the score is 1 - 1/2.
    [Fact]
    public void A_collapsed_column_is_uncorrelated_with_shared_edges_and_passed_over_in_the_published_form()
    {
        Table rising = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 2, 4, 6));
        Table collapsed = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 2, 2, 2));
        Assert.Equal(0.5, new PairTrendsSharedEdges().Score(rising, collapsed).Value, 12);
        Assert.IsType<MetricResult.NotApplicable>(new PairTrendsOwnEdges().Ask(Asking.Judge(rising, collapsed)));
    }

    // Rows 1 to 3 are complete, r = 1; the fourth, which would spoil it, has no y.
    [Fact]
    public void Correlation_takes_the_rows_that_have_both_values()
    {
        Table gap = Table.Of(Some.Numbers("x", 1, 2, 3, 100), Some.Numbers("y", 2, 4, 6, double.NaN));
        Table rising = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 2, 4, 6));
        Assert.Equal(1, new PairTrendsOwnEdges().Score(gap, rising).Value, 12);
    }

    [Fact]
    public void Correlation_survives_magnitudes_whose_squares_do_not_fit_a_double()
    {
        Table huge = Table.Of(Some.Numbers("x", 1e300, 2e300, 3e300), Some.Numbers("y", 2e-300, 4e-300, 6e-300));
        Table plain = Table.Of(Some.Numbers("x", 1, 2, 3), Some.Numbers("y", 2, 4, 6));
        Assert.Equal(1, new PairTrendsOwnEdges().Score(plain, huge).Value, 12);
    }
}
