using SynthTab.Tables.Inference;

namespace SynthTab.Tables.Cells;

/// <summary>Reads as much of a schema's learned columns as a raw table has: where it has none, every cell is missing.</summary>
internal static class PartialReading
{
    /// <summary>The learned columns in the schema's order, and the names of those that the raw table does not have.</summary>
    /// <exception cref="TableFormatException">It has none of them, or a cell does not fit its column.</exception>
    public static (Table Table, IReadOnlyList<string> Absent) Read(RawTable raw, TableSchema schema)
    {
        Dictionary<string, RawColumn> found = raw.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        ColumnSchema[] learned = [.. schema.Columns.Where(c => c.IsLearned)];
        string[] absent = [.. learned.Where(c => !found.ContainsKey(c.Name)).Select(c => c.Name)];
        if (absent.Length == learned.Length)
        {
            throw new TableFormatException(raw.Source, "none of the schema's columns was found, and at least one is needed to tell what the others may be.");
        }
        Column[] columns =
        [
            .. learned.Select(c => found.TryGetValue(c.Name, out RawColumn? cells)
                ? CellReader.For(SchemaWidening.WithGapsOf(cells, c, raw.DecimalComma), raw.Source, raw.DecimalComma).Read(cells)
                : Missing(c, raw.Rows)),
        ];
        return (Table.Of(columns), absent);
    }

    private static Column Missing(ColumnSchema column, int rows)
    {
        if (column.IsCategorical) { return new CategoricalColumn(column, [.. Enumerable.Repeat(CategoricalColumn.Missing, rows)]); }
        return new NumericColumn(column, [.. Enumerable.Repeat(double.NaN, rows)]);
    }
}
