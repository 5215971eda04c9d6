using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

public sealed class ConditionParserTests
{
    private static readonly TableSchema Schema = new(
    [
        Columns.Whole("age", 1, 90).Schema,
        Columns.Real("age at entry", -5, 5).Schema,
        Columns.Levels("sex", "f", "m", "x|y").Schema,
        Columns.Identifiers("id", "a").Schema,
        new ColumnSchema { Name = "day", Kind = ColumnKind.DateTime, DateTimeFormat = "dd.MM.yyyy", Minimum = 0, Maximum = 86400 * 365 },
    ]);

    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("age>=60", 60, Infinity, false, false)]
    [InlineData("age > 60", 60, Infinity, true, false)]
    [InlineData("age<5", -Infinity, 5, false, true)]
    [InlineData(" age <= 5", -Infinity, 5, false, false)]
    [InlineData("age=7", 7, 7, false, false)]
    [InlineData("age=30..40", 30, 40, false, false)]
    public void Numbers_are_compared_or_lie_in_a_range(string text, double low, double high, bool lowExcluded, bool highExcluded)
        => Assert.Equal(new Condition.InRange("age", low, high, lowExcluded, highExcluded), ConditionParser.Parse(text, Schema));

    [Fact]
    public void A_name_may_have_spaces_and_start_with_another_name_and_a_number_may_be_negative()
        => Assert.Equal(new Condition.InRange("age at entry", -2.5, -1), ConditionParser.Parse("age at entry=-2.5..-1", Schema));

    [Theory]
    [InlineData("sex=f", new[] { 0 })]
    [InlineData("sex=m|f", new[] { 0, 1 })]
    [InlineData("sex!=f", new[] { 1, 2 })]
    [InlineData("sex=x|y", new[] { 2 })]
    public void Levels_are_named_or_left_out(string text, int[] codes)
        => Assert.Equal(codes, Assert.IsType<Condition.OneOf>(ConditionParser.Parse(text, Schema)).Codes);

    [Theory]
    [InlineData("sex=?")]
    [InlineData("sex is missing")]
    public void A_cell_may_be_asked_to_be_missing(string text)
        => Assert.Equal(new Condition.IsMissing("sex"), ConditionParser.Parse(text, Schema));

    [Fact]
    public void A_day_is_written_as_in_the_column_or_as_in_the_standard()
    {
        Assert.Equal(new Condition.InRange("day", 86400, Infinity), ConditionParser.Parse("day>=02.01.1970", Schema));
        Assert.Equal(new Condition.InRange("day", 0, 86400), ConditionParser.Parse("day=1970-01-01..1970-01-02", Schema));
    }

    [Theory]
    [InlineData("height>3", "no such column")]
    [InlineData("age", "it is no condition")]
    [InlineData("", "it is no condition")]
    [InlineData("age=old", "'old' is not a number")]
    [InlineData("age=", "'' is not a number")]
    [InlineData("age!=4", "use < or >")]
    [InlineData("age>90", "outside the column's own, which is 1 to 90")]
    [InlineData("age<1", "outside")]
    [InlineData("age=100..200", "outside")]
    [InlineData("age=40..30", "holds no number")]
    [InlineData("sex=g", "no level 'g', it has f, m, x|y")]
    [InlineData("sex>f", "compared by = and !=")]
    [InlineData("sex!=f|m|x", "no level 'x'")]
    [InlineData("id=a", "of kind Identifier")]
    [InlineData("day=yesterday", "of the form dd.MM.yyyy")]
    [InlineData("day>01.06.1975", "01.01.1970 to 01.01.1971")]
    public void What_cannot_be_met_is_refused_in_a_sentence(string text, string reason)
    {
        string message = Assert.Throws<SynthTabException>(() => ConditionParser.Parse(text, Schema)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }
}
