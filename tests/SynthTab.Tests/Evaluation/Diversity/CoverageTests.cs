using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Diversity;

public sealed class CoverageTests
{
    // Real levels a, b, c, d; judged a, c and an unseen z: half.
    [Fact]
    public void Category_coverage_is_the_share_of_real_levels_found()
        => Assert.Equal(0.5, new CategoryCoverage().Score(
            Table.Of(Some.Categories("c", "a", "b", "c", "d")), Table.Of(Some.Categories("c", "a", "c", "z"))).Value);

    [Fact]
    public void A_missing_level_is_named_where_ten_rows_have_it()
    {
        Table real = Levels(("frequent", 50), ("ten", 10), ("nine", 9));
        DetailTable missing = new CategoryCoverage().Score(real, Levels(("frequent", 60))).Details[1];
        DetailRow row = Assert.Single(missing.Rows);
        Assert.Equal(["c", "ten"], row.Labels);
        Assert.Equal(10, row.Values[0]);
    }

    // Range 0..10; judged 2..9 leaves out 0.2 below and 0.1 above. What lies beyond adds nothing.
    [Fact]
    public void Range_coverage_is_what_is_left_of_the_range()
    {
        Assert.Equal(0.7, new RangeCoverage().Score(Table.Of(Some.Numbers("x", 0, 10)), Table.Of(Some.Numbers("x", 2, 9))).Value, 12);
        Assert.Equal(0.8, new RangeCoverage().Score(Table.Of(Some.Numbers("x", 0, 10)), Table.Of(Some.Numbers("x", 2, 90))).Value, 12);
    }

    // 1,000 rows: rare is at most 20 rows; of "a" 20, "b" 5, "c" 1 only "a" is found. 21 is not rare.
    [Fact]
    public void Rare_categories_are_counted_alone()
    {
        Table real = Levels(("most", 953), ("a", 20), ("b", 5), ("c", 1), ("d", 21));
        MetricResult.Score score = new RareCategoryCoverage().Score(real, Levels(("most", 99), ("a", 1)));
        Assert.Equal(1 / 3.0, score.Value, 12);
        Assert.Equal([3, 1, 0.026, 0.01], score.Detail().Rows[0].Values.Select(v => v!.Value));
    }

    [Fact]
    public void Without_a_rare_category_there_is_no_answer()
        => Assert.IsType<MetricResult.NotApplicable>(new RareCategoryCoverage().Ask(Asking.Judge(Levels(("a", 50), ("b", 50)), Levels(("a", 5)))));

    // a-u 480, b-v 480 and the rare a-v 20 and b-u 20, of which the judged table has the former only.
    [Fact]
    public void A_rare_combination_is_missed_although_both_values_are_there()
    {
        static Table Of(params (string First, string Second, int Rows)[] groups) => Table.Of(
            Some.Categories("x", [.. groups.SelectMany(g => Enumerable.Repeat(g.First, g.Rows))]),
            Some.Categories("y", [.. groups.SelectMany(g => Enumerable.Repeat(g.Second, g.Rows))]));
        MetricResult.Score score = new RareCombinationCoverage().Score(
            Of(("a", "u", 480), ("b", "v", 480), ("a", "v", 20), ("b", "u", 20)), Of(("a", "u", 50), ("b", "v", 50), ("a", "v", 1)));
        Assert.Equal(0.5, score.Value);
        Assert.Equal(["x", "b", "y", "u"], Assert.Single(score.Details[1].Rows).Labels);
    }

    [Fact]
    public void A_combination_with_a_number_is_named_by_its_tenth()
    {
        double[] numbers = [.. Enumerable.Range(0, 1_000)];
        Table real = Table.Of(Some.Numbers("x", numbers), Some.Categories("c", [.. numbers.Select(x => x is >= 250 and < 265 ? "odd" : "even")]));
        Table judged = Table.Of(Some.Numbers("x", numbers), Some.Categories("c", [.. numbers.Select(x => x is >= 850 and < 865 ? "odd" : "even")]));
        DetailRow missing = Assert.Single(new RareCombinationCoverage().Score(real, judged).Details[1].Rows);
        Assert.Equal(["x", "199.8 to below 299.7", "c", "odd"], missing.Labels);
    }

    // Real 0..9 one apart: a ball reaches to the fifth nearest, 3 (in the middle) to 5 (at the ends). Judged: one row at 0.
    // Covered: 0 to 3, whose distance to it is below their radii 5, 4, 3 and 3 but for 3 itself, which is not below.
    [Fact]
    public void Coverage_counts_neighbourhoods_with_a_judged_row()
    {
        Table real = Table.Of(Some.Numbers("x", [.. Enumerable.Range(0, 10)]));
        MetricResult.Score score = new DensityAndCoverage().Score(real, Table.Of(Some.Numbers("x", 0)));
        Assert.Equal(0.3, score.Value, 12);
        Assert.Equal(3 / 5.0, score.Detail().Rows[1].Values[0]!.Value, 12);
        Assert.Equal(1, score.Detail().Rows[2].Values[0]);
        Assert.Null(score.Detail().Rows[3].Values[0]);
    }

    // A fresh sample is as near to a row as the other rows are, in half of the cases.
    [Fact]
    public void Beta_recall_of_a_fresh_sample_is_one_half_and_of_a_copy_more()
    {
        Table real = Normal(1_500, seed: 1);
        Assert.Equal(0.5, new BetaRecall().Score(real, Normal(1_500, seed: 2)).Value, 0.05);
        Assert.True(new BetaRecall().Score(real, real).Value > 0.9);
    }

    private static Table Normal(int rows, int seed)
    {
        var random = new RandomSource(seed);
        return Table.Of([.. new[] { "x", "y", "z" }.Select(name => Some.Numbers(name, [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())]))]);
    }

    private static Table Levels(params (string Level, int Rows)[] levels)
        => Table.Of(Some.Categories("c", [.. levels.SelectMany(l => Enumerable.Repeat(l.Level, l.Rows))]));
}
