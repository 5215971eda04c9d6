using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity;

public sealed class ColumnShapesTests
{
    // real  1 2 3 4 : F climbs by 1/4 at each value
    // synth 3 4 5 6 : at x = 2, F is 2/4 and G still 0, the widest gap
    [Fact]
    public void A_number_scores_one_minus_the_widest_gap()
        => Assert.Equal(0.5, Score(Some.Numbers("x", 1, 2, 3, 4), Some.Numbers("x", 3, 4, 5, 6)), 12);

    // real  1 2   : F is 1/2 from 1 on and 1 from 2 on
    // synth 1 1 1 2 : G is 3/4 from 1 on: the gap is 1/4
    [Fact]
    public void Tables_of_different_length_are_compared_by_shares()
        => Assert.Equal(0.75, Score(Some.Numbers("x", 1, 2), Some.Numbers("x", 1, 1, 1, 2)), 12);

    // real a 3/4, b 1/4; synth a 1/4, b 1/4, c 2/4: half of (2/4 + 0 + 2/4) is 1/2
    [Fact]
    public void A_category_scores_one_minus_the_total_variation_and_unseen_levels_count()
        => Assert.Equal(0.5, Score(Some.Categories("x", "a", "a", "a", "b"), Some.Categories("x", "a", "b", "c", "c")), 12);

    [Fact]
    public void Missing_cells_are_left_out_on_both_sides()
        => Assert.Equal(1, Score(Some.Numbers("x", 1, double.NaN, 2), Some.Numbers("x", 2, 1, double.NaN, double.NaN)), 12);

    // The mean of 0.5 and 1.
    [Fact]
    public void The_table_scores_the_mean_of_its_columns()
    {
        Column category = Some.Categories("c", "a", "a", "b", "b");
        Assert.Equal(0.75, new ColumnShapes().Score(
            Table.Of(Some.Numbers("x", 1, 2, 3, 4), category), Table.Of(Some.Numbers("x", 3, 4, 5, 6), category)).Value, 12);
    }

    [Fact]
    public void A_column_that_the_synthetic_table_leaves_empty_scores_zero()
        => Assert.Equal(0, Score(Some.Numbers("x", 1, 2), Some.Numbers("x", double.NaN, double.NaN)));

    [Fact]
    public void A_column_without_real_values_is_left_out_and_named()
    {
        Column full = Some.Numbers("y", 1, 2);
        MetricResult.Score score = new ColumnShapes().Score(
            Table.Of(Some.Numbers("x", double.NaN, double.NaN), full), Table.Of(Some.Numbers("x", 1, 2), full));
        Assert.Equal(1, score.Value);
        Assert.Contains("'x'", Assert.Single(score.Notes), StringComparison.Ordinal);
    }

    private static double Score(Column real, Column synthetic) => new ColumnShapes().Score(Table.Of(real), Table.Of(synthetic)).Value;
}
