using System.Text;
using CsvHelper;

namespace SynthTab.Tables.Csv;

/// <summary>
/// Writes a table to a CSV file, block by block, as gzip where the name ends in .gz. Cells look like the cells that were
/// read: same grid, same words, same date format, same missing token.
/// </summary>
/// <remarks>
/// The rows go to a file of another name beside the target, which takes the target's name in <see cref="Complete"/>: a file of
/// the target's name is always whole. Disposed without it, nothing is left. Excluded columns are not written. The same
/// blocks make the same bytes. What fails for reasons of the disk (full, read-only, no such folder) is a
/// <see cref="SynthTabException"/>.
/// </remarks>
public sealed class CsvTableWriter : IDisposable
{
    private readonly WholeFile _file;
    private readonly CsvWriter _csv;
    private readonly TableSchema _schema;
    private readonly (int Position, CellWriter Cells)[] _columns;

    private CsvTableWriter(WholeFile file, TableSchema schema, CsvFormat format)
    {
        (_file, _schema) = (file, schema);
        _csv = CsvWriter.Create(file.Content, OptionsFor(format), leaveOpen: true);
        _columns = [.. schema.Columns.Index().Where(c => !c.Item.Roles.HasFlag(ColumnRoles.Excluded))
            .Select(c => (c.Index, CellWriter.For(c.Item, format.DecimalComma)))];
    }

    /// <summary>Opens the file and writes the header.</summary>
    /// <param name="path">Where the table goes; an existing file is replaced at the end.</param>
    /// <param name="schema">The columns of the blocks that will come.</param>
    /// <param name="format">How the file is written; null for commas, quotes where needed, LF.</param>
    /// <exception cref="SynthTabException">The folder does not exist or may not be written to.</exception>
    public static CsvTableWriter Create(string path, TableSchema schema, CsvFormat? format = null)
        => Create(path, schema, format ?? new CsvFormat(), open: null);

    internal static CsvTableWriter Create(string path, TableSchema schema, CsvFormat format, Func<string, Stream>? open)
    {
        var writer = new CsvTableWriter(new WholeFile(path, open), schema, format);
        try { writer._file.Guarded(writer.WriteHeader); }
        catch
        {
            writer.Dispose();
            throw;
        }
        return writer;
    }

    /// <summary>Writes a whole table to a file.</summary>
    /// <exception cref="SynthTabException">The file cannot be written.</exception>
    public static void WriteFile(string path, Table table, CsvFormat? format = null)
    {
        using CsvTableWriter writer = Create(path, table.Schema, format);
        writer.Write(table);
        writer.Complete();
    }

    /// <summary>Appends the rows of a block.</summary>
    /// <exception cref="ArgumentException">The block's columns are not those of the schema.</exception>
    /// <exception cref="SynthTabException">The disk is full or gone.</exception>
    public void Write(Table block)
    {
        if (!ReferenceEquals(block.Schema, _schema) && !NamesAndKinds(block.Schema).SequenceEqual(NamesAndKinds(_schema)))
        {
            throw new ArgumentException("The block has other columns than the schema that the file was opened with.", nameof(block));
        }
        foreach ((int position, CellWriter cells) in _columns) { cells.Open(block.Columns[position]); }
        _file.Guarded(() =>
        {
            for (int row = 0; row < block.Rows; row++)
            {
                foreach ((_, CellWriter cells) in _columns) { cells.Write(_csv, row); }
                _csv.EndRecord();
            }
        });
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <exception cref="SynthTabException">The disk is full or gone; nothing is left of the file.</exception>
    public void Complete() => _file.Complete(_csv.Dispose);

    /// <summary>Closes the file; without <see cref="Complete"/> it is deleted.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>How cells of this format are written.</summary>
    internal static CsvWriterOptions OptionsFor(CsvFormat format) => new()
    {
        Separator = format.Delimiter,
        NewLine = format.CarriageReturn ? "\r\n" : "\n",
        Quoting = format.QuotesAll ? CsvQuoting.Always : CsvQuoting.WhenNeeded,
        WriteByteOrderMark = format.HasBom,
        BufferSize = 1 << 18,
    };

    private static IEnumerable<(string, ColumnKind)> NamesAndKinds(TableSchema schema) => schema.Columns.Select(c => (c.Name, c.Kind));

    private void WriteHeader()
    {
        foreach ((int position, _) in _columns) { _csv.WriteField(Encoding.UTF8.GetBytes(_schema.Columns[position].Name)); }
        _csv.EndRecord();
    }
}
