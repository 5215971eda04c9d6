using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Inference;

public sealed class SchemaInferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The proposal for a column of these cells.</summary>
    private ColumnSchema Infer(string name, IEnumerable<string> cells, bool target = false, bool decimalComma = false)
    {
        string path = _folder.Write("a.csv", string.Concat(cells.Prepend(name).Select(c => $"\"{c}\"\t.\n")).Replace($"\"{name}\"\t.", $"\"{name}\"\tother", StringComparison.Ordinal));
        return CsvTableReader.InferAndRead(path, new CsvReadOptions { Target = target ? name : null, DecimalComma = decimalComma }).Schema[name];
    }

    private static IEnumerable<string> Repeat(int times, params string[] cells) => Enumerable.Repeat(cells, times).SelectMany(c => c);

    private static IEnumerable<string> Make(int count, Func<int, string> cell) => Enumerable.Range(0, count).Select(cell);

    [Fact]
    public void Whole_numbers_are_integers_with_their_range()
    {
        ColumnSchema age = Infer("age", Repeat(10, "29", "-3", "41", "41"));
        Assert.Equal((ColumnKind.Integer, 0, -3d, 41d), (age.Kind, age.Decimals, age.Minimum, age.Maximum));
        Assert.Equal("every value is a whole number.", age.Reason);
    }

    [Theory]
    [InlineData("41.0 7.0 8.0", ColumnKind.Integer, 0, 1, false)]
    [InlineData("3 3.0 8", ColumnKind.Integer, 0, 0, false)]
    [InlineData("7.0 12.95 0.5", ColumnKind.Continuous, 2, 1, false)]
    [InlineData("0.00 0.25 1.00", ColumnKind.Continuous, 2, 2, true)]
    [InlineData("1 0.25 0.5", ColumnKind.Continuous, 2, 0, false)]
    [InlineData("221900 1.225e+06 180000", ColumnKind.Integer, 0, 0, false)]
    [InlineData("1e-5 0.25 3", ColumnKind.Continuous, 5, 0, false)]
    [InlineData("1e300 -1e300 2", ColumnKind.Continuous, null, 0, false)]
    [InlineData("1e-300 5e-324 2", ColumnKind.Continuous, null, 0, false)]
    [InlineData("0.30000000000000004 0.1 0.2", ColumnKind.Continuous, null, 0, false)]
    public void The_grid_is_that_of_the_texts(string cells, ColumnKind kind, int? decimals, int least, bool isFixed)
    {
        ColumnSchema column = Infer("x", cells.Split(' '));
        Assert.Equal((kind, decimals, least, isFixed), (column.Kind, column.Decimals, column.LeastDecimals, column.FixedDecimals));
    }

    [Fact]
    public void Among_numbers_every_word_for_nothing_is_missing_most_frequent_first()
    {
        ColumnSchema column = Infer("x", [.. Repeat(5, "1.5", "2", "3"), "NA", "NA", "", "unknown", "NA", "", "-", "-", "-", "-"]);
        Assert.Equal(ColumnKind.Continuous, column.Kind);
        Assert.Equal(["-", "NA", "", "unknown"], column.MissingTokens);
        Assert.EndsWith("; missing cells are written '-', 'NA', empty, 'unknown'.", column.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_words_only_one_plain_mark_is_missing()
    {
        Assert.Equal(["?"], Infer("c", Repeat(5, "a", "b", "?")).MissingTokens);
        Assert.Equal([""], Infer("c", Repeat(5, "a", "NA", "")).MissingTokens);
        Assert.Equal(["NA", "a"], Infer("c", Repeat(5, "a", "NA", "")).Levels);
        Assert.Equal(["NA", "a", "null"], Infer("c", Repeat(5, "a", "NA", "null")).Levels);
        Assert.Equal(["None", "a", "unknown"], Infer("c", Repeat(5, "a", "None", "unknown")).Levels);
        Assert.Equal([" ", ""], Infer("c", [.. Repeat(5, "a", " "), ""]).MissingTokens);
    }

    [Theory]
    [InlineData("no", "yes")]
    [InlineData("FALSE", "TRUE")]
    [InlineData("N", "Y")]
    [InlineData("f", "t")]
    [InlineData("0", "1")]
    [InlineData("0.0", "1.0")]
    public void Two_words_for_no_and_yes_are_boolean(string no, string yes)
    {
        ColumnSchema column = Infer("b", [.. Repeat(3, yes, no, yes), "NA"]);
        Assert.Equal(ColumnKind.Boolean, column.Kind);
        Assert.Equal([no, yes], column.Levels);
        Assert.Equal(["NA"], column.MissingTokens);
    }

    [Theory]
    [InlineData("yes no unknown")]
    [InlineData("F M")]
    [InlineData("no true")]
    public void Other_few_words_are_categories(string words) => Assert.Equal(ColumnKind.Categorical, Infer("b", Repeat(9, words.Split(' '))).Kind);

    [Fact]
    public void Few_whole_numbers_stay_numbers_unless_they_are_labels()
    {
        Assert.Equal(ColumnKind.Integer, Infer("bedrooms", Repeat(20, "1", "2", "3")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("sex", Repeat(20, "1", "2")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("Cover_Type", Repeat(20, "1", "2", "3")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("zipcode", Make(100, i => $"{98000 + i % 30}")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("quality", Repeat(20, "3", "4", "5"), target: true).Kind);
        Assert.Equal(ColumnKind.Integer, Infer("price", Make(100, i => $"{i * 7}"), target: true).Kind);
        Assert.Equal(ColumnKind.Integer, Infer("no_of_rooms", Repeat(20, "1", "2", "3")).Kind);
        Assert.Equal(ColumnKind.Continuous, Infer("rate", Repeat(20, "0.5", "1.5")).Kind);
    }

    [Fact]
    public void Codes_with_leading_zeros_or_too_many_digits_are_no_numbers()
    {
        ColumnSchema zip = Infer("place", Repeat(10, "01234", "98765", "00501"));
        Assert.Equal(ColumnKind.Categorical, zip.Kind);
        Assert.Contains("codes, not numbers", zip.Reason, StringComparison.Ordinal);
        Assert.Equal(ColumnKind.Identifier, Infer("account", Make(20, i => $"{900000000000000000 + i * 13L}")).Kind);
    }

    [Fact]
    public void What_names_rows_is_an_identifier()
    {
        Assert.Equal(ColumnKind.Identifier, Infer("instant", Make(30, i => $"{i + 1}")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("instant", Make(30, i => $"{(i * 7) % 30}")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("PassengerId", Make(30, i => $"{i * 17 + 5}")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("id", Make(30, i => $"{Math.Max(i, 1) * 17}")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("customer", Make(30, i => $"{7590 + i}-VHV{(char)('A' + i % 26)}G")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("ref", Make(30, i => $"{i:x8}-0000-4000-8000-{i * 7919:x12}")).Kind);
        Assert.Equal(ColumnKind.Identifier, Infer("user_key", Make(30, i => $"user {(char)('a' + i % 26)}{(char)('a' + i / 26)}")).Kind);
    }

    [Fact]
    public void What_only_looks_like_it_is_not()
    {
        Assert.Equal(ColumnKind.Integer, Infer("weight", Make(30, i => $"{i * 17 + 5}")).Kind);
        Assert.Equal(ColumnKind.Integer, Infer("year", Make(30, i => $"{1990 + i}")).Kind);
        Assert.Equal(ColumnKind.Continuous, Infer("id", Make(30, i => $"{i}.5")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("store_id", Make(100, i => $"{i % 12 + 100}")).Kind);
        Assert.Equal(ColumnKind.Integer, Infer("instant", Make(30, i => $"{i + 1}"), target: true).Kind);
    }

    [Fact]
    public void Texts_that_mostly_stand_once_are_never_learned()
    {
        Assert.Equal(ColumnKind.Text, Infer("name", Make(30, i => $"Mr. {(char)('A' + i)} Smith")).Kind);
        Assert.Equal(ColumnKind.Text, Infer("ticket", Make(30, i => $"PC {i / 2 * (i % 3)}")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("city", Make(30, i => $"city {i % 9}")).Kind);
        Assert.Equal(ColumnKind.Categorical, Infer("name", Make(30, i => $"Mr. {(char)('A' + i)} Smith"), target: true).Kind);
    }

    [Fact]
    public void A_column_without_values_is_a_category_without_levels()
    {
        ColumnSchema column = Infer("x", Repeat(5, "", "NA", ""));
        Assert.Equal((ColumnKind.Categorical, 0), (column.Kind, column.Levels.Count));
        Assert.Equal(["", "NA"], column.MissingTokens);
    }

    [Fact]
    public void The_reason_tells_what_spoils_a_column_of_numbers()
    {
        Assert.Contains("20 cells are numbers, and the first that is not stands in line 22", Infer("x", [.. Make(20, i => $"{i % 7}"), "about 3"]).Reason, StringComparison.Ordinal);
        Assert.Contains("with the decimal comma they would be numbers", Infer("x", Repeat(5, "1,5", "2,25")).Reason, StringComparison.Ordinal);
        Assert.Equal(ColumnKind.Continuous, Infer("x", Repeat(5, "1,5", "2,25"), decimalComma: true).Kind);
    }
}
