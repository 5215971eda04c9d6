using SynthTab.Tables.Cells;
using SynthTab.Tables.Inference;

namespace SynthTab.Tables.Csv;

/// <summary>
/// Reads tables from CSV files in UTF-8, plain or gzip: quoted cells, line breaks within them, byte order marks, and the
/// delimiters comma, semicolon, tab and bar.
/// </summary>
/// <remarks>Every method throws <see cref="TableFormatException"/> with file, line and column for a file that is no such table.</remarks>
public static class CsvTableReader
{
    private const int BlockRows = 1 << 16;

    /// <summary>Reads a file under a schema. The file's columns may stand in another order than the schema's.</summary>
    /// <exception cref="TableFormatException">The file is not a table of this schema, with the place and the reason.</exception>
    public static Table ReadFile(string path, TableSchema schema, CsvReadOptions? options = null)
        => TableConcatenation.Concatenate([.. ReadBlocks(path, schema, options)]);

    /// <summary>Reads a file under a schema, a block of rows at a time, in memory that does not grow with the file.</summary>
    /// <exception cref="TableFormatException">The file is not a table of this schema, with the place and the reason.</exception>
    public static IEnumerable<Table> ReadBlocks(string path, TableSchema schema, CsvReadOptions? options = null)
    {
        using var records = new CsvRecords(path, options ?? new CsvReadOptions());
        var raw = new RawTable(path, records.Format.DecimalComma, records.Names);
        var reading = new TableReading(raw, schema);
        RequireRows(path, records.Read(raw.Columns, BlockRows));
        do
        {
            yield return reading.ToTable();
            raw.Clear();
        }
        while (records.Read(raw.Columns, BlockRows) > 0);
    }

    /// <summary>Proposes a schema for a file and reads it, in one pass over the file.</summary>
    /// <exception cref="TableFormatException">The file is not a table, with the place and the reason.</exception>
    /// <exception cref="SynthTabException">There is no column of the target's name.</exception>
    public static (Table Table, TableSchema Schema) InferAndRead(string path, CsvReadOptions? options = null)
    {
        IReadOnlyList<Table> tables = InferAndReadTogether([path], options);
        return (tables[0], tables[0].Schema);
    }

    /// <summary>
    /// Proposes one schema for several files with the same columns (training, holdout, synthetic) and reads them under it, so
    /// that all tables have the same levels, missing tokens and kinds.
    /// </summary>
    /// <exception cref="TableFormatException">A file is not a table, or has other columns than the first one.</exception>
    /// <exception cref="SynthTabException">There is no column of the target's name.</exception>
    public static IReadOnlyList<Table> InferAndReadTogether(IReadOnlyList<string> paths, CsvReadOptions? options = null)
    {
        options ??= new CsvReadOptions();
        RawTable raw = ReadRaw(paths[0], options);
        var ends = new List<int> { raw.Rows };
        foreach (string path in paths.Skip(1))
        {
            Append(raw, path, options);
            ends.Add(raw.Rows);
        }
        Table all = raw.ToTable(SchemaInference.Infer(raw, options.Target));
        return [.. ends.Select((end, i) => all.Slice(i == 0 ? 0 : ends[i - 1], end - (i == 0 ? 0 : ends[i - 1])))];
    }

    /// <summary>
    /// Reads a file that is to be compared with a table of this schema: a holdout, or rows that any generator made. Levels that
    /// the schema does not have, gaps where it has none and fractions among whole numbers are taken as they are, and the columns
    /// that models do not learn may be absent.
    /// </summary>
    /// <exception cref="TableFormatException">A column that models learn is absent, one is too many, or a cell is nothing that
    /// its column could hold.</exception>
    public static Table ReadComparable(string path, TableSchema schema, CsvReadOptions? options = null)
    {
        RawTable raw = ReadRaw(path, options);
        return raw.ToTable(SchemaWidening.For(raw, schema));
    }

    /// <summary>
    /// Reads the columns that models learn of a file whose gaps are to be filled: cells may be missing where the schema has none,
    /// learned columns may be absent (all their cells are missing then), and other columns are passed over.
    /// </summary>
    /// <returns>The learned columns in the schema's order, and the names of those that the file does not have.</returns>
    /// <exception cref="TableFormatException">The file has no column of the schema, or a cell does not fit its column.</exception>
    public static (Table Table, IReadOnlyList<string> Absent) ReadPartial(string path, TableSchema schema, CsvReadOptions? options = null)
        => PartialReading.Read(ReadRaw(path, options), schema);

    /// <summary>Reads a file as it stands, for <see cref="SchemaInference"/>.</summary>
    /// <exception cref="TableFormatException">The file is not a table, with the place and the reason.</exception>
    public static RawTable ReadRaw(string path, CsvReadOptions? options = null)
    {
        using var records = new CsvRecords(path, options ?? new CsvReadOptions());
        var raw = new RawTable(path, records.Format.DecimalComma, records.Names);
        RequireRows(path, records.Read(raw.Columns, int.MaxValue));
        return raw;
    }

    private static void Append(RawTable raw, string path, CsvReadOptions options)
    {
        using var records = new CsvRecords(path, options);
        TableReading.RequireSameColumns(path, [.. records.Names], raw.Names, raw.Source);
        Dictionary<string, RawColumn> columns = raw.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        RequireRows(path, records.Read([.. records.Names.Select(n => columns[n])], int.MaxValue));
    }

    private static void RequireRows(string path, int rows)
    {
        if (rows == 0) { throw new TableFormatException(path, "a header was found and no rows, and at least one row is needed."); }
    }
}
