using Microsoft.Data.Analysis;
using SynthTab.Tables;
using SynthTab.Tests.Tables.Csv;

namespace SynthTab.Tests.Tables;

public sealed class DataFrameConversionTests
{
    private static DataFrame Frame() => new(
        new Int32DataFrameColumn("age", new int?[] { 29, null, 41, 29, 30, 31 }),
        new DoubleDataFrameColumn("fare", new double?[] { 0.5, double.NaN, 1e300, 3, -0.25, 7 }),
        new SingleDataFrameColumn("ratio", new float?[] { 0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f }),
        new StringDataFrameColumn("work", new string?[] { "a", null, "b", "a", "b", "a" }!),
        new BooleanDataFrameColumn("member", new bool?[] { true, false, null, true, true, false }),
        new DateTimeDataFrameColumn("since", new DateTime?[] { new(2020, 1, 31), null, new(2020, 2, 1), new(2020, 2, 1), new(2020, 2, 1), new(2020, 2, 1) }));

    [Fact]
    public void Columns_get_the_kinds_of_their_values_and_null_is_missing()
    {
        Table table = DataFrameConversion.FromDataFrame(Frame(), target: "member");
        Assert.Equal([ColumnKind.Integer, ColumnKind.Continuous, ColumnKind.Continuous, ColumnKind.Categorical, ColumnKind.Boolean, ColumnKind.DateTime],
            table.Schema.Columns.Select(c => c.Kind));
        Assert.Equal([29, double.NaN, 41, 29, 30, 31], ((NumericColumn)table["age"]).Values);
        Assert.Equal([0.5, double.NaN, 1e300, 3, -0.25, 7], ((NumericColumn)table["fare"]).Values);
        Assert.Equal(0.1, ((NumericColumn)table["ratio"]).Values[0]); // the shortest decimal of the float, not its binary tail
        Assert.Equal([0, -1, 1, 0, 1, 0], ((CategoricalColumn)table["work"]).Codes);
        Assert.Equal(["false", "true"], table.Schema["member"].Levels);
        Assert.Equal(1580428800, ((NumericColumn)table["since"]).Values[0]); // 2020-01-31
        Assert.Equal("member", table.Schema.Target!.Name);
    }

    [Fact]
    public void A_table_comes_back_through_a_data_frame()
    {
        Table table = DataFrameConversion.FromDataFrame(Frame());
        DataFrame frame = DataFrameConversion.ToDataFrame(table);
        Assert.Equal([typeof(long), typeof(double), typeof(double), typeof(string), typeof(string), typeof(DateTime)], frame.Columns.Select(c => c.DataType));
        Assert.Null(frame["age"][1]);
        Assert.Equal(new DateTime(2020, 1, 31), frame["since"][0]);
        CsvTableWriterTests.AssertSameCells(table, DataFrameConversion.FromDataFrame(frame, table.Schema));
    }

    [Fact]
    public void A_schema_decides_what_a_value_means_and_what_fits()
    {
        var schema = new TableSchema([new() { Name = "member", Kind = ColumnKind.Boolean, Levels = ["False", "True"], MissingTokens = ["NA"] }]);
        Table table = DataFrameConversion.FromDataFrame(new DataFrame(Frame()["member"]), schema);
        Assert.Equal([1, 0, -1, 1, 1, 0], ((CategoricalColumn)table["member"]).Codes);
        var narrow = new TableSchema([new() { Name = "work", Kind = ColumnKind.Categorical, Levels = ["a"], MissingTokens = [""] }]);
        Assert.Equal("data frame, line 3, column 'work': 'b' was found, and one of the 1 levels of the schema is needed.",
            Assert.Throws<TableFormatException>(() => DataFrameConversion.FromDataFrame(new DataFrame(Frame()["work"]), narrow)).Message);
    }

    [Fact]
    public void Other_types_of_values_are_refused()
        => Assert.Contains("values of type Char were found", Assert.Throws<SynthTabException>(() =>
            DataFrameConversion.FromDataFrame(new DataFrame(new CharDataFrameColumn("c", new char?[] { 'x' })))).Message, StringComparison.Ordinal);
}
