using System.Text;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Csv;

/// <summary>Every file that is no table gets one sentence with the place, what was found and what is needed.</summary>
public sealed class CsvErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly TableSchema Schema = new(
    [
        new() { Name = "age", Kind = ColumnKind.Integer },
        new() { Name = "work", Kind = ColumnKind.Categorical, Levels = ["Private", "State"] },
    ]);

    private static void AssertRefused(string path, string expected)
    {
        string withSchema = Assert.Throws<TableFormatException>(() => CsvTableReader.ReadFile(path, Schema)).Message;
        Assert.Equal($"{path}{expected}", withSchema);
    }

    [Theory]
    [InlineData("", ": the file is empty, and a header and rows are needed.")]
    [InlineData("\n\n", ": the file is empty, and a header and rows are needed.")]
    [InlineData("age,work\n", ": a header was found and no rows, and at least one row is needed.")]
    [InlineData("age,work\n1,State\n2\n", ", line 3: 1 cells were found, and 2 are needed, as in the header.")]
    [InlineData("age,work\n\"1\n\",State\n2,State,3\n", ", line 4: 3 cells were found, and 2 are needed, as in the header.")]
    [InlineData("age,age\n1,2\n", ", line 1: columns 1 and 2 of the header are both named 'age', and every name may stand once.")]
    [InlineData("age, \n1,2\n", ", line 1: column 2 of 2 has a blank name in the header, and every column needs a name.")]
    [InlineData("age,work\n1,\"State\n2,State\n", ", line 2: a quote was opened and never closed, and every quote must be closed.")]
    [InlineData("age,work\n1,State\n\n2.5,State\n", ", line 4, column 'age': '2.5' was found, and a whole number is needed.")]
    [InlineData("age,work\n1,State\n,State\n", ", line 3, column 'age': an empty cell was found, and a whole number is needed.")]
    [InlineData("age,work\n1,Stat\n", ", line 2, column 'work': 'Stat' was found, and one of the 2 levels of the schema is needed.")]
    [InlineData("age,job\n1,State\n", ": the column 'work' is absent and the column 'job' is not among those of the schema, and the columns of the schema are needed.")]
    [InlineData("age\n1\n", ": the column 'work' is absent, and the columns of the schema are needed.")]
    public void A_wrong_file_says_where_and_what(string text, string expected) => AssertRefused(_folder.Write("a.csv", text), expected);

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        AssertRefused(_folder.At("none.csv"), ": there is no such file.");
        AssertRefused(_folder.At(""), ": a folder was found, and a file is needed.");
    }

    [Fact]
    public void Binary_files_and_other_encodings_are_named()
    {
        AssertRefused(_folder.Write("a.csv", [1, 0, 2, 0]), ": the file is binary (it holds zero bytes), and a text file with comma-separated values is needed.");
        AssertRefused(_folder.Write("b.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("age,work\n")).ToArray()), ": the file is written in UTF-16, and UTF-8 is needed.");
        AssertRefused(_folder.Write("c.csv", Encoding.Latin1.GetBytes("age,work\n1,Bäcker\n")), ", line 2, column 'work': bytes that are not UTF-8 were found, and the file must be saved as UTF-8.");
    }

    // The packed text has about 60,000 bytes; the cuts hit the trailer, the last block and the middle.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    [InlineData(20_000)]
    public void A_gzip_file_that_ends_too_early_is_damaged(int cut)
    {
        byte[] whole = TemporaryFolder.Gzip(LongText());
        AssertRefused(_folder.Write("a.csv.gz", whole[..^cut]), ": the gzip file is damaged or ends too early, and a whole one is needed.");
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(-20_000)]
    public void A_gzip_file_with_a_changed_byte_is_damaged(int at)
    {
        byte[] packed = TemporaryFolder.Gzip(LongText());
        packed[packed.Length + at] ^= 0x55;
        string path = _folder.Write("a.csv.gz", packed);
        Assert.StartsWith($"{path}", Assert.Throws<TableFormatException>(() => CsvTableReader.ReadFile(path, Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_file_named_gz_is_named()
        => AssertRefused(_folder.Write("a.csv.gz", "age,work\n1,State\n"), ": the file is not gzip although its name ends in .gz; it must be packed, or named otherwise.");

    [Fact]
    public void A_long_cell_is_cut_in_the_message()
    {
        string path = _folder.Write("a.csv", $"age,work\n{new string('x', 200)},State\n");
        Assert.Contains($"'{new string('x', 37)}...' was found", Assert.Throws<TableFormatException>(() => CsvTableReader.ReadFile(path, Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_target_names_the_columns()
    {
        string path = _folder.Write("a.csv", "age,work\n1,State\n");
        Assert.Equal("column 'income': there is no such column, the table has age, work.",
            Assert.Throws<SynthTabException>(() => CsvTableReader.InferAndRead(path, new CsvReadOptions { Target = "income" })).Message);
    }

    private static string LongText()
    {
        var random = new RandomSource(1);
        return "age,work\n" + string.Concat(Enumerable.Range(0, 20_000).Select(_ => $"{random.NextInt(1_000_000)},State\n"));
    }
}
