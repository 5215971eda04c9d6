namespace SynthTab.Tables;

/// <summary>Puts tables of one schema below each other.</summary>
public static class TableConcatenation
{
    /// <summary>The rows of all tables, in order.</summary>
    /// <param name="tables">At least one table; all carry the same schema object.</param>
    /// <exception cref="ArgumentException">There is no table, or two have different schemas.</exception>
    public static Table Concatenate(IReadOnlyList<Table> tables)
    {
        if (tables.Count == 0) { throw new ArgumentException("No table was given.", nameof(tables)); }
        if (tables.Count == 1) { return tables[0]; }
        TableSchema schema = tables[0].Schema;
        if (tables.Any(t => !ReferenceEquals(t.Schema, schema))) { throw new ArgumentException("The tables have different schemas.", nameof(tables)); }
        return new Table(schema, [.. schema.Columns.Select((column, i) => Join(column, [.. tables.Select(t => t.Columns[i])]))]);
    }

    private static Column Join(ColumnSchema schema, Column[] parts) => parts[0] switch
    {
        NumericColumn => new NumericColumn(schema, Joined(parts, c => ((NumericColumn)c).Values)),
        CategoricalColumn => new CategoricalColumn(schema, Joined(parts, c => ((CategoricalColumn)c).Codes)),
        _ => new TextColumn(schema, Joined(parts, c => ((TextColumn)c).Values)),
    };

    private static T[] Joined<T>(Column[] parts, Func<Column, T[]> cells)
    {
        var joined = new T[parts.Sum(p => p.Count)];
        int at = 0;
        foreach (Column part in parts)
        {
            cells(part).CopyTo(joined, at);
            at += part.Count;
        }
        return joined;
    }
}
