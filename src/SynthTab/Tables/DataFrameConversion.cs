using Microsoft.Data.Analysis;
using SynthTab.Tables.Cells;
using SynthTab.Tables.Inference;

namespace SynthTab.Tables;

/// <summary>Tables from and to <see cref="DataFrame"/>, the exchange type of .NET's data libraries.</summary>
public static class DataFrameConversion
{
    private const string Source = "data frame";

    /// <summary>Makes a table of a data frame; what the columns hold is proposed as for a file, or said by the schema.</summary>
    /// <param name="frame">Columns of text, truth values, numbers and moments; null is missing, and so is NaN.</param>
    /// <param name="schema">What the columns hold, or null to infer it.</param>
    /// <param name="target">The column to predict, for inference; null for none.</param>
    /// <exception cref="SynthTabException">A column is of another type, or its cells do not fit the schema.</exception>
    public static Table FromDataFrame(DataFrame frame, TableSchema? schema = null, string? target = null)
    {
        var raw = new RawTable(Source, decimalComma: false, [.. frame.Columns.Select(c => c.Name)]);
        for (int i = 0; i < raw.Columns.Count; i++)
        {
            string name = raw.Names[i];
            DataFrameCells.Fill(raw.Columns[i], frame.Columns[i], schema is not null && schema.Contains(name) ? schema[name] : null);
        }
        if (raw.Rows == 0) { throw new TableFormatException(Source, "there are no rows, and at least one row is needed."); }
        return raw.ToTable(schema ?? SchemaInference.Infer(raw, target));
    }

    /// <summary>Makes a data frame of a table: numbers as doubles, whole numbers as 64-bit integers, moments as
    /// <see cref="DateTime"/>, all else as text; missing cells are null.</summary>
    /// <exception cref="SynthTabException">A whole number is beyond 64 bits.</exception>
    public static DataFrame ToDataFrame(Table table) => new([.. table.Columns.Select(ToColumn)]);

    private static DataFrameColumn ToColumn(Column column) => (column, column.Schema.Kind) switch
    {
        (NumericColumn numbers, ColumnKind.Integer) => new Int64DataFrameColumn(column.Schema.Name,
            numbers.Values.Select(v => Whole(v, column.Schema.Name))),
        (NumericColumn moments, ColumnKind.DateTime) => new DateTimeDataFrameColumn(column.Schema.Name,
            moments.Values.Select(v => double.IsNaN(v) ? (DateTime?)null : DateTimeText.ToMoment(v, column.Schema.Granularity))),
        (NumericColumn numbers, _) => new DoubleDataFrameColumn(column.Schema.Name,
            numbers.Values.Select(v => double.IsNaN(v) ? (double?)null : v)),
        (CategoricalColumn levels, _) => new StringDataFrameColumn(column.Schema.Name,
            levels.Codes.Select(c => c == CategoricalColumn.Missing ? null : column.Schema.Levels[c])),
        _ => new StringDataFrameColumn(column.Schema.Name, ((TextColumn)column).Values),
    };

    private static long? Whole(double value, string column)
        => double.IsNaN(value) ? null
            : Math.Abs(value) < 9.2e18 ? (long)Math.Round(value)
            : throw new SynthTabException($"column '{column}': a whole number beyond 64 bits was found, "
                + "and the column must be continuous to go into a data frame.");
}
