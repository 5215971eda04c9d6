using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Csv;

public sealed class ComparableCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TableSchema _schema = new(
    [
        new ColumnSchema { Name = "id", Kind = ColumnKind.Identifier },
        new ColumnSchema { Name = "age", Kind = ColumnKind.Integer },
        new ColumnSchema { Name = "work", Kind = ColumnKind.Categorical, Levels = ["farm", "shop"], MissingTokens = ["?"] },
        new ColumnSchema { Name = "rich", Kind = ColumnKind.Boolean, Levels = ["no", "yes"], Roles = ColumnRoles.Target },
    ]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Levels_that_the_schema_has_not_are_added_after_its_own()
    {
        var work = (CategoricalColumn)Read("id,age,work,rich\nx,1,zoo,no\ny,2,farm,yes\nz,3,?,yes\n")["work"];
        Assert.Equal(["farm", "shop", "zoo"], work.Schema.Levels);
        Assert.Equal([2, 0, -1], work.Codes);
    }

    [Fact]
    public void Gaps_are_missing_where_the_schema_has_none()
    {
        Table table = Read("id,age,work,rich\nx,,NA,no\ny,nan,,\n");
        Assert.Equal([double.NaN, double.NaN], ((NumericColumn)table["age"]).Values);
        Assert.Equal([-1, -1], ((CategoricalColumn)table["work"]).Codes);
        Assert.Equal([0, -1], ((CategoricalColumn)table["rich"]).Codes);
    }

    [Fact]
    public void Fractions_among_whole_numbers_are_taken_as_they_are()
    {
        Table table = Read("id,age,work,rich\nx,1.5,farm,no\n");
        Assert.Equal((ColumnKind.Continuous, 1.5), (table.Schema["age"].Kind, ((NumericColumn)table["age"]).Values[0]));
    }

    [Fact]
    public void A_third_level_makes_a_boolean_a_category()
        => Assert.Equal(ColumnKind.Categorical, Read("id,age,work,rich\nx,1,farm,perhaps\n").Schema["rich"].Kind);

    [Fact]
    public void A_column_that_is_never_learned_may_be_absent() => Assert.Equal(["age", "work", "rich"], Read("age,work,rich\n1,farm,no\n").Schema.Columns.Select(c => c.Name));

    [Theory]
    [InlineData("id,work,rich\nx,farm,no\n", "the column 'age' is absent")]
    [InlineData("id,age,work,rich,extra\nx,1,farm,no,1\n", "the column 'extra' is not among those of the schema")]
    [InlineData("id,age,work,rich\nx,1,farm,no\ny,old,farm,no\n", "line 3, column 'age': 'old' was found, and a whole number is needed")]
    [InlineData("id,age,work,rich\nx,inf,farm,no\n", "line 2, column 'age': 'inf' was found")]
    [InlineData("id,age,work,rich\n", "no rows")]
    public void What_cannot_be_compared_gets_a_sentence(string text, string words)
        => Assert.Contains(words, Assert.Throws<TableFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private Table Read(string text) => CsvTableReader.ReadComparable(_folder.Write("made.csv", text), _schema);
}
