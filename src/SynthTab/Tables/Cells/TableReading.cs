using System.Runtime.ExceptionServices;

namespace SynthTab.Tables.Cells;

/// <summary>Reads a raw table, or one block of it after another, under a schema.</summary>
internal sealed class TableReading
{
    private readonly RawColumn[] _columns;
    private readonly CellReader[] _readers;

    /// <summary>Finds each column of the schema in the file.</summary>
    /// <exception cref="TableFormatException">The columns are not the schema's.</exception>
    public TableReading(RawTable raw, TableSchema schema)
    {
        Dictionary<string, RawColumn> found = raw.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        IEnumerable<ColumnSchema> needed = schema.Columns.Where(c => found.ContainsKey(c.Name) || !c.Roles.HasFlag(ColumnRoles.Excluded));
        RequireSameColumns(raw.Source, [.. raw.Names], [.. needed.Select(c => c.Name)], "the schema");
        ColumnSchema[] present = [.. schema.Columns.Where(c => found.ContainsKey(c.Name))];
        Schema = present.Length == schema.Columns.Count ? schema : new TableSchema(present);
        _columns = [.. present.Select(c => found[c.Name])];
        _readers = [.. present.Select(c => CellReader.For(c, raw.Source, raw.DecimalComma))];
    }

    /// <summary>The schema of the tables: the one given, without excluded columns that the file does not have.</summary>
    public TableSchema Schema { get; }

    /// <summary>The typed table of the rows that the raw table holds now.</summary>
    /// <exception cref="TableFormatException">A cell does not fit its column.</exception>
    public Table ToTable()
    {
        var columns = new Column[_readers.Length];
        var failures = new ExceptionDispatchInfo?[_readers.Length];
        Parallel.For(0, columns.Length, i =>
        {
            try { columns[i] = _readers[i].Read(_columns[i]); }
            catch (SynthTabException failure) { failures[i] = ExceptionDispatchInfo.Capture(failure); }
        });
        Array.Find(failures, f => f is not null)?.Throw(); // the leftmost column's, so that the message does not depend on timing
        return new Table(Schema, columns);
    }

    /// <summary>Refuses a file whose columns are not those needed, whatever their order.</summary>
    /// <exception cref="TableFormatException">A column is absent or too many.</exception>
    public static void RequireSameColumns(string source, HashSet<string> names, IReadOnlyList<string> needed, string whose)
    {
        string[] absent = [.. needed.Where(n => !names.Contains(n))];
        string[] extra = [.. names.Except(needed)];
        if (absent.Length == 0 && extra.Length == 0) { return; }
        string found = string.Join(" and ", new[] { Named(absent, "absent"), Named(extra, $"not among those of {whose}") }.Where(s => s.Length > 0));
        throw new TableFormatException(source, $"{found}, and the columns of {whose} are needed.");
    }

    private static string Named(string[] names, string what) => names.Length switch
    {
        0 => "",
        1 => $"the column '{names[0]}' is {what}",
        <= 6 => $"the columns {string.Join(", ", names.Select(n => $"'{n}'"))} are {what}",
        _ => $"the columns {string.Join(", ", names.Take(5).Select(n => $"'{n}'"))} and {names.Length - 5} more are {what}",
    };
}
