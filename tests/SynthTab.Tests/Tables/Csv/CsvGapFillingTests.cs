using System.Text;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Tables.Csv;

public sealed class CsvGapFillingTests
{
    private static readonly Table _filled = Table.Of(
        Columns.Decimal("x", 1, 1.5, 2.5, 3.5),
        Columns.Levels("c", "a", "b,b", "a"));

    [Fact]
    public void Only_the_cells_that_were_filled_change_their_bytes()
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", "note,c,x\n\"he said \"\"no\"\"\",?,1.50\n 007 ,\"a\",NA\n,?,+3.5\n");
        CsvGapFilling.Write(source, new CsvReadOptions(), folder.At("out.csv"), _filled, [[false, true, false], [true, false, true]]);
        Assert.Equal("note,c,x\n\"he said \"\"no\"\"\",a,1.50\n 007 ,\"a\",2.5\n,a,+3.5\n", File.ReadAllText(folder.At("out.csv")));
    }

    [Fact]
    public void A_column_that_the_file_has_not_follows_at_the_end_quoted_where_it_must_be()
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", "x\n1\n2\n3\n");
        CsvGapFilling.Write(source, new CsvReadOptions(), folder.At("out.csv"), _filled, [[false, false, false], [true, true, true]]);
        Assert.Equal("x,c\n1,a\n2,\"b,b\"\n3,a\n", File.ReadAllText(folder.At("out.csv")));
    }

    [Fact]
    public void Byte_order_mark_separator_line_semicolons_carriage_returns_and_decimal_commas_stay()
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", [.. Encoding.UTF8.Preamble, .. "sep=;\r\nx;y\r\n1,5;ä\r\n;ö\r\n3,5;\"a;b\"\r\n"u8]);
        CsvGapFilling.Write(source, new CsvReadOptions { DecimalComma = true }, folder.At("out.csv"), _filled, [[false, true, false], new bool[3]]);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "sep=;\r\nx;y\r\n1,5;ä\r\n2,5;ö\r\n3,5;\"a;b\"\r\n"u8], File.ReadAllBytes(folder.At("out.csv")));
    }

    [Fact]
    public void A_file_may_be_filled_in_its_own_place_and_packed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("in.csv.gz", TemporaryFolder.Gzip("x\n\n1\n?\n3\n"));
        CsvGapFilling.Write(path, new CsvReadOptions(), path, _filled, [[false, true, false], new bool[3]]);
        Assert.Equal("x\n1\n2.5\n3\n", Unpacked(path));
        Assert.Equal(["in.csv.gz"], folder.Files());
    }

    [Fact]
    public void A_gap_that_could_not_be_filled_keeps_its_bytes()
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", "x,y\nNA,1\n,2\n");
        Table filled = Table.Of(Columns.Real("x", double.NaN, double.NaN));
        CsvGapFilling.Write(source, new CsvReadOptions(), folder.At("out.csv"), filled, [[true, true]]);
        Assert.Equal("x,y\nNA,1\n,2\n", File.ReadAllText(folder.At("out.csv")));
    }

    [Theory]
    [InlineData("x\n1\n2\n")]
    [InlineData("x\n1\n2\n3\n4\n")]
    public void A_file_that_has_changed_meanwhile_is_refused_and_nothing_is_left(string text)
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", text);
        Assert.Throws<TableFormatException>(() => CsvGapFilling.Write(source, new CsvReadOptions(), folder.At("out.csv"), _filled, [new bool[3], new bool[3]]));
        Assert.Equal(["in.csv"], folder.Files());
    }

    [Fact]
    public void Columns_that_are_learned_are_read_with_their_gaps_and_without_the_others()
    {
        using var folder = new TemporaryFolder();
        string source = folder.Write("in.csv", "other,x\n?,1.5\n!,\nz,n/a\n");
        (Table read, IReadOnlyList<string> absent) = CsvTableReader.ReadPartial(source, _filled.Schema);
        Assert.Equal(["c"], absent);
        Assert.Equal([1.5, double.NaN, double.NaN], ((NumericColumn)read["x"]).Values);
        Assert.Equal(3, read["c"].MissingCount);
    }

    [Fact]
    public void A_level_that_training_never_had_and_a_file_without_a_known_column_are_refused()
    {
        using var folder = new TemporaryFolder();
        string strange = folder.Write("strange.csv", "c\na\nzebra\n"), other = folder.Write("other.csv", "u\n1\n");
        Assert.Contains("line 3, column 'c'", Assert.Throws<TableFormatException>(() => CsvTableReader.ReadPartial(strange, _filled.Schema)).Message, StringComparison.Ordinal);
        Assert.Contains("none of the schema's columns", Assert.Throws<TableFormatException>(() => CsvTableReader.ReadPartial(other, _filled.Schema)).Message, StringComparison.Ordinal);
    }

    private static string Unpacked(string path)
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
