using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Csv;

public sealed class CsvTableWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Table Sample()
    {
        var age = new ColumnSchema { Name = "age", Kind = ColumnKind.Integer, Decimals = 0, LeastDecimals = 1, MissingTokens = ["NA"] };
        var fare = new ColumnSchema { Name = "fare, $", Kind = ColumnKind.Continuous, Decimals = 2, FixedDecimals = true };
        var member = new ColumnSchema { Name = "member", Kind = ColumnKind.Boolean, Levels = ["No", "Yes"], MissingTokens = ["?"] };
        var since = new ColumnSchema { Name = "since", Kind = ColumnKind.DateTime, DateTimeFormat = "dd.MM.yyyy", Granularity = 86400 };
        var remark = new ColumnSchema { Name = "remark", Kind = ColumnKind.Text };
        return Table.Of(
            new NumericColumn(age, [41, double.NaN]),
            new NumericColumn(fare, [7.5, -0.25]),
            new CategoricalColumn(member, [1, -1]),
            new NumericColumn(since, [86400, double.NaN]),
            new TextColumn(remark, ["say \"hi\"", null]));
    }

    private string Written(string name, Table table, CsvFormat? format = null)
    {
        CsvTableWriter.WriteFile(_folder.At(name), table, format);
        return File.ReadAllText(_folder.At(name));
    }

    [Fact]
    public void Cells_look_like_input_cells()
        => Assert.Equal("age,\"fare, $\",member,since,remark\n41.0,7.50,Yes,02.01.1970,\"say \"\"hi\"\"\"\nNA,-0.25,?,,\n", Written("a.csv", Sample()));

    [Fact]
    public void The_format_decides_marks_and_line_ends()
    {
        var format = new CsvFormat { Delimiter = ';', DecimalComma = true, HasBom = true, QuotesAll = true, CarriageReturn = true };
        CsvTableWriter.WriteFile(_folder.At("a.csv"), Sample().Select(c => c.Name is "age" or "member"), format);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "\"age\";\"member\"\r\n\"41,0\";\"Yes\"\r\n\"NA\";\"?\"\r\n"u8], File.ReadAllBytes(_folder.At("a.csv")));
        Assert.Equal(format, CsvFormat.Detect(_folder.At("a.csv"), new CsvReadOptions { DecimalComma = true }));
    }

    [Fact]
    public void An_excluded_column_is_not_written()
    {
        Table table = Sample();
        var schema = new TableSchema([.. table.Schema.Columns.Select(c => c.Name == "remark" ? c with { Roles = ColumnRoles.Excluded } : c)]);
        Assert.StartsWith("age,\"fare, $\",member,since\n", Written("a.csv", table.WithSchema(schema)), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_make_the_same_bytes_as_the_whole_and_gzip_goes_by_the_name()
    {
        Table table = Sample();
        CsvTableWriter.WriteFile(_folder.At("whole.csv.gz"), table);
        using (CsvTableWriter writer = CsvTableWriter.Create(_folder.At("blocks.csv.gz"), table.Schema))
        {
            writer.Write(table.Slice(0, 1));
            writer.Write(table.Slice(1, 1));
            writer.Complete();
        }
        byte[] bytes = File.ReadAllBytes(_folder.At("whole.csv.gz"));
        Assert.Equal([0x1F, 0x8B], bytes[..2]);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.At("blocks.csv.gz")));
        AssertSameCells(table, CsvTableReader.ReadFile(_folder.At("whole.csv.gz"), WithEmptyMissing(table).Schema));
    }

    [Fact]
    public void Levels_are_those_of_the_block()
    {
        Table table = Sample().Select(c => c.Name == "member");
        using (CsvTableWriter writer = CsvTableWriter.Create(_folder.At("a.csv"), table.Schema))
        {
            writer.Write(table);
            writer.Write(table.WithSchema(new TableSchema([table.Schema.Columns[0] with { Levels = ["Yes", "No"] }])));
            writer.Complete();
        }
        Assert.Equal("member\nYes\n?\nNo\n?\n", File.ReadAllText(_folder.At("a.csv")));
    }

    [Fact]
    public void Nothing_is_left_of_a_file_that_was_not_completed()
    {
        string path = _folder.Write("a.csv", "old");
        using (CsvTableWriter writer = CsvTableWriter.Create(path, Sample().Schema))
        {
            writer.Write(Sample());
            Assert.Equal("old", File.ReadAllText(path));
        }
        Assert.Equal(["a.csv"], _folder.Files());
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_one_sentence()
    {
        string absent = _folder.At(Path.Combine("none", "a.csv"));
        Assert.Equal($"{absent}: its folder does not exist, and an existing folder is needed.", Assert.Throws<SynthTabException>(() => CsvTableWriter.WriteFile(absent, Sample())).Message);
        string folder = _folder.At("");
        Assert.Equal($"{folder}: a folder was found, and the name of a file to write is needed.", Assert.Throws<SynthTabException>(() => CsvTableWriter.WriteFile(folder, Sample())).Message);
        string below = Path.Combine(_folder.Write("file", "x"), "a.csv");
        Assert.StartsWith($"{below}: ", Assert.Throws<SynthTabException>(() => CsvTableWriter.WriteFile(below, Sample())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.csv.gz")]
    public void A_disk_that_fills_up_is_one_sentence_and_leaves_nothing(string name)
    {
        Table table = Sample();
        Exception failure = Assert.Throws<SynthTabException>(() =>
        {
            using CsvTableWriter writer = CsvTableWriter.Create(_folder.At(name), table.Schema, new CsvFormat(), path => new FullDisk(path));
            for (int block = 0; block < 50_000; block++) { writer.Write(table); }
            writer.Complete();
        });
        Assert.Contains("the file could not be written (No space left on device), and room on a disk", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void Any_texts_come_back_whatever_they_hold()
    {
        var number = new ColumnSchema { Name = "n", Kind = ColumnKind.Continuous, MissingTokens = [""] };
        Prop.ForAll(ArbMap.Default.ArbFor<(NonNull<string> Text, NormalFloat Number)[]>(), rows =>
        {
            if (rows.Length == 0) { return true; }
            string[] texts = [.. rows.Select(r => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(r.Text.Get)).Replace("\0", "", StringComparison.Ordinal))];
            var level = new ColumnSchema { Name = "c", Kind = ColumnKind.Categorical, Levels = [.. texts.Distinct()] };
            Table table = Table.Of(
                new TextColumn(new() { Name = "\"t\"\n", Kind = ColumnKind.Text }, texts),
                new CategoricalColumn(level, [.. texts.Select(t => level.Levels.ToList().IndexOf(t))]),
                new NumericColumn(number, [.. rows.Select(r => r.Number.Get)]));
            CsvTableWriter.WriteFile(_folder.At("p.csv"), table, new CsvFormat { Delimiter = texts.Length % 2 == 0 ? ',' : '\t' });
            AssertSameCells(table, CsvTableReader.ReadFile(_folder.At("p.csv"), table.Schema));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    internal static void AssertSameCells(Table expected, Table actual)
    {
        Assert.Equal(expected.Schema.Columns.Select(c => c.Name), actual.Schema.Columns.Select(c => c.Name));
        foreach ((Column a, Column b) in expected.Columns.Zip(actual.Columns))
        {
            switch (a, b)
            {
                case (NumericColumn x, NumericColumn y): Assert.True(x.Values.AsSpan().SequenceEqual(y.Values), a.Schema.Name); break;
                case (CategoricalColumn x, CategoricalColumn y): Assert.True(x.Codes.AsSpan().SequenceEqual(y.Codes), a.Schema.Name); break;
                default: Assert.Equal(((TextColumn)a).Values, ((TextColumn)b).Values); break;
            }
        }
    }

    /// <summary>Without tokens an empty cell is written for a missing one; to read it back it must be a token.</summary>
    private static Table WithEmptyMissing(Table table)
        => table.WithSchema(new TableSchema([.. table.Schema.Columns.Select(c => c.MissingTokens.Count > 0 ? c : c with { MissingTokens = [""] })]));

    private sealed class FullDisk(string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0)
    {
        private const long Room = 1000;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > Room) { throw new IOException("No space left on device."); }
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
    }
}
