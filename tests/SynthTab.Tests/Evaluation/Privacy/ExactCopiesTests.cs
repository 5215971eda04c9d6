using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Privacy;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy;

public sealed class ExactCopiesTests
{
    // Rows 1 and 2 repeat the first training row, row 3 has its number with the other's category, row 4 is new.
    [Fact]
    public void A_row_is_a_copy_where_every_column_is_equal()
    {
        MetricResult.Score score = new ExactCopies().Score(
            Table.Of(Some.Numbers("x", 1, 2), Some.Categories("c", "a", "b")),
            Table.Of(Some.Numbers("x", 1, 1, 1, 3), Some.Categories("c", "a", "a", "b", "a")));
        Assert.Equal(0.5, score.Value);
        Assert.Equal([4, 2, 1], score.Detail().Rows.Select(r => r.Values[0]!.Value));
    }

    [Fact]
    public void Missing_equals_missing_and_negative_zero_equals_zero()
        => Assert.Equal(1, new ExactCopies().Score(
            Table.Of(Some.Numbers("x", 0.0, double.NaN), Some.Categories("c", null, "b")),
            Table.Of(Some.Numbers("x", -0.0, double.NaN), Some.Categories("c", null, "b"))).Value);

    [Fact]
    public void A_missing_number_is_no_number()
        => Assert.Equal(0, new ExactCopies().Score(Table.Of(Some.Numbers("x", 0)), Table.Of(Some.Numbers("x", double.NaN))).Value);

    [Fact]
    public void Identifiers_do_not_hide_a_copy()
        => Assert.Equal(1, new ExactCopies().Score(
            Table.Of(Some.Identifiers("id", "r1"), Some.Numbers("x", 1)), Table.Of(Some.Identifiers("id", "s1"), Some.Numbers("x", 1))).Value);

    // The same text has another code in each table's own levels, and one text that is unseen has a code of its own.
    [Fact]
    public void Categories_are_compared_by_text()
        => Assert.Equal(0.5, new ExactCopies().Score(
            Table.Of(Some.Categories("c", "a", "b")), Table.Of(Some.Categories("c", "b", "z"))).Value);

    // 1 1 2: two different rows of three
    [Fact]
    public void Distinct_rows_are_counted_once()
        => Assert.Equal(2 / 3.0, new DistinctRows().Score(Table.Of(Some.Numbers("x", 5)), Table.Of(Some.Numbers("x", 1, 1, 2))).Value, 12);
}
