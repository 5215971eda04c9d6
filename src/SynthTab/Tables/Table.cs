namespace SynthTab.Tables;

/// <summary>A schema and its columns, all of the same length: the form in which a table travels through the program.</summary>
public sealed class Table
{
    /// <summary>Checks that columns and schema agree; the code behind does not check again.</summary>
    /// <exception cref="ArgumentException">A column is missing, out of order, or of another length.</exception>
    public Table(TableSchema schema, IReadOnlyList<Column> columns)
    {
        if (columns.Count != schema.Columns.Count)
        {
            throw new ArgumentException($"{columns.Count} columns were given for a schema of {schema.Columns.Count}.", nameof(columns));
        }
        for (int i = 0; i < columns.Count; i++)
        {
            if (!ReferenceEquals(columns[i].Schema, schema.Columns[i]))
            {
                throw new ArgumentException($"Column {i} carries the schema of '{columns[i].Schema.Name}', not of '{schema.Columns[i].Name}'.", nameof(columns));
            }
            if (columns[i].Count != columns[0].Count)
            {
                throw new ArgumentException($"Column '{columns[i].Schema.Name}' has {columns[i].Count} rows, the first column {columns[0].Count}.", nameof(columns));
            }
        }
        Schema = schema;
        Columns = columns;
    }

    /// <summary>Makes the schema from the columns' own.</summary>
    public static Table Of(params IReadOnlyList<Column> columns) => new(new TableSchema([.. columns.Select(c => c.Schema)]), columns);

    /// <summary>Names, kinds and written forms.</summary>
    public TableSchema Schema { get; }

    /// <summary>The columns, in schema order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <summary>The column of this name.</summary>
    /// <exception cref="SynthTabException">There is none.</exception>
    public Column this[string name] => Columns[Schema.IndexOf(name)];

    /// <summary>The rows named, in the order given.</summary>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var taken = new Column[Columns.Count];
        for (int i = 0; i < taken.Length; i++) { taken[i] = Columns[i].Take(rows); }
        return new Table(Schema, taken);
    }

    /// <summary>The rows from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public Table Slice(int start, int count)
        => start == 0 && count == Rows ? this : Take([.. Enumerable.Range(start, count)]);

    /// <summary>The columns that satisfy the condition, in order.</summary>
    public Table Select(Func<ColumnSchema, bool> chosen) => Of([.. Columns.Where(c => chosen(c.Schema))]);

    /// <summary>The same cells under another schema with the same names and storage (say, with another target).</summary>
    public Table WithSchema(TableSchema schema)
        => new(schema, [.. Columns.Select((c, i) => ReferenceEquals(c.Schema, schema.Columns[i]) ? c : c.WithSchema(schema.Columns[i]))]);
}
