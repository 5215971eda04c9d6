using System.Text;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Csv;

public sealed class CsvTableReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly TableSchema People = new(
    [
        new() { Name = "age", Kind = ColumnKind.Integer, MissingTokens = ["NA"] },
        new() { Name = "work", Kind = ColumnKind.Categorical, Levels = ["Private", "State"], MissingTokens = ["?"] },
    ]);

    private Table Read(string text, TableSchema? schema = null, CsvReadOptions? options = null, string name = "people.csv")
        => CsvTableReader.ReadFile(_folder.Write(name, text), schema ?? People, options);

    private static double[] Numbers(Table table, string column) => ((NumericColumn)table[column]).Values;

    private static int[] Codes(Table table, string column) => ((CategoricalColumn)table[column]).Codes;

    [Fact]
    public void Cells_become_numbers_and_level_codes_and_tokens_become_missing()
    {
        Table table = Read("age,work\n29,Private\nNA,State\n49,?\n");
        Assert.Equal([29, double.NaN, 49], Numbers(table, "age"));
        Assert.Equal([0, 1, -1], Codes(table, "work"));
    }

    [Theory]
    [InlineData("age;work\n29;Private\n")]
    [InlineData("age\twork\n29\tPrivate\n")]
    [InlineData("age|work\r\n29|Private\r\n")]
    [InlineData("\"age\",\"work\"\n\"29\",\"Private\"\n")]
    [InlineData("\uFEFFage,work\n29,Private")]
    [InlineData("work,age\nPrivate,29\n")]
    [InlineData("sep=;\r\nage;work\r\n29;Private\r\n")]
    public void Delimiters_quotes_marks_line_ends_and_column_order_do_not_matter(string text)
    {
        Table table = Read(text);
        Assert.Equal([29], Numbers(table, "age"));
        Assert.Equal([0], Codes(table, "work"));
        Assert.Same(People, table.Schema);
    }

    [Fact]
    public void Quoted_cells_keep_delimiters_quotes_and_line_breaks()
    {
        var schema = new TableSchema([new() { Name = "a,b", Kind = ColumnKind.Text }, new() { Name = "x", Kind = ColumnKind.Integer }]);
        Table table = Read("\"a,b\",x\n\"one, \"\"two\"\"\nthree\",1\n\" é \",2\n", schema);
        Assert.Equal(["one, \"two\"\nthree", " é "], ((TextColumn)table["a,b"]).Values);
    }

    [Fact]
    public void A_token_may_be_a_number_but_a_level_is_never_missing()
    {
        var schema = new TableSchema(
        [
            new() { Name = "n", Kind = ColumnKind.Integer, MissingTokens = ["-999", ""] },
            new() { Name = "c", Kind = ColumnKind.Categorical, Levels = ["NA", "x"], MissingTokens = ["NA"] },
        ]);
        Table table = Read("n,c\n-999,NA\n 7 ,x\n  ,x\n", schema);
        Assert.Equal([double.NaN, 7, double.NaN], Numbers(table, "n"));
        Assert.Equal([0, 1, 1], Codes(table, "c"));
    }

    [Fact]
    public void A_decimal_comma_is_read_when_chosen()
    {
        var schema = new TableSchema([new() { Name = "x", Kind = ColumnKind.Continuous }, new() { Name = "y", Kind = ColumnKind.Continuous }]);
        Table table = Read("x;y\n1,5;-2,25e1\n", schema, new CsvReadOptions { DecimalComma = true });
        Assert.Equal([1.5], Numbers(table, "x"));
        Assert.Equal([-22.5], Numbers(table, "y"));
    }

    [Theory]
    [InlineData("people.csv.gz")]
    [InlineData("people.csv")]
    public void Gzip_is_known_by_its_bytes_and_may_have_several_members(string name)
    {
        string path = _folder.Write(name, [.. TemporaryFolder.Gzip("age,work\n29,Pri"), .. TemporaryFolder.Gzip("vate\n30,State\n")]);
        Assert.Equal([29, 30], Numbers(CsvTableReader.ReadFile(path, People), "age"));
    }

    // 150,000 rows are three blocks; the missing token stands in the last.
    [Fact]
    public void A_file_of_many_blocks_is_read_whole()
    {
        const int rows = 150_000;
        var text = new StringBuilder("age,work\n");
        for (int row = 0; row < rows - 1; row++) { text.Append(row % 97).Append(row % 2 == 0 ? ",State\n" : ",Private\n"); }
        Table table = Read(text.Append("NA,?\n").ToString());
        Assert.Equal(rows, table.Rows);
        Assert.Equal(Enumerable.Range(0, rows - 1).Sum(r => r % 97), Numbers(table, "age").Where(v => !double.IsNaN(v)).Sum());
        Assert.True(table["age"].IsMissing(rows - 1) && table["work"].IsMissing(rows - 1));
    }

    [Fact]
    public void An_excluded_column_may_be_absent()
    {
        var schema = new TableSchema([.. People.Columns, new() { Name = "remark", Kind = ColumnKind.Text, Roles = ColumnRoles.Excluded }]);
        Assert.Equal(["age", "work"], Read("age,work\n1,State\n", schema).Schema.Columns.Select(c => c.Name));
        Assert.Equal(3, Read("age,work,remark\n1,State,x\n", schema).Columns.Count);
    }

    [Fact]
    public void Files_read_together_share_levels_and_tokens_whatever_their_order()
    {
        string training = _folder.Write("t.csv", "n,c\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
        string holdout = _folder.Write("h.csv", "c,n\nz,7\na,NA\n");
        IReadOnlyList<Table> tables = CsvTableReader.InferAndReadTogether([training, holdout]);
        Assert.Equal([6, 2], tables.Select(t => t.Rows));
        Assert.Equal(["a", "b", "z"], tables[0].Schema["c"].Levels);
        Assert.Equal([2, 0], Codes(tables[1], "c"));
        Assert.Equal([7, double.NaN], Numbers(tables[1], "n"));
    }
}
