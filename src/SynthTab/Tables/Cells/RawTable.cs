namespace SynthTab.Tables.Cells;

/// <summary>A table as it stands in a file: names and cell texts, before anybody has said what they mean. From here a schema is
/// inferred (<see cref="Inference.SchemaInference"/>), and under a schema the typed table is made (<see cref="ToTable"/>).</summary>
public sealed class RawTable
{
    private readonly RawColumn[] _columns;

    internal RawTable(string source, bool decimalComma, IReadOnlyList<string> names)
    {
        Source = source;
        DecimalComma = decimalComma;
        Names = names;
        _columns = [.. names.Select(n => new RawColumn(n))];
    }

    /// <summary>Where it came from, as errors should say: a path.</summary>
    public string Source { get; }

    /// <summary>Whether numbers are written with a comma, as in <c>1,5</c>.</summary>
    public bool DecimalComma { get; }

    /// <summary>The names in the header, in file order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _columns.Length == 0 ? 0 : _columns[0].Count;

    internal IReadOnlyList<RawColumn> Columns => _columns;

    /// <summary>The typed table under this schema; the schema's order of columns is kept, whatever the file's.</summary>
    /// <remarks>An excluded column that is absent from the file is left out of the table.</remarks>
    /// <exception cref="TableFormatException">The columns are not the schema's, or a cell does not fit its column.</exception>
    public Table ToTable(TableSchema schema) => new TableReading(this, schema).ToTable();

    internal void Clear()
    {
        foreach (RawColumn column in _columns) { column.Clear(); }
    }
}
