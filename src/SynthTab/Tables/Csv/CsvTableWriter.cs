using System.IO.Compression;
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
    private readonly string _path;
    private readonly string _partial;
    private readonly Stream _file;
    private readonly Stream _packed;
    private readonly CsvWriter _csv;
    private readonly TableSchema _schema;
    private readonly (int Position, CellWriter Cells)[] _columns;
    private bool _closed;

    private CsvTableWriter(string path, string partial, Stream file, TableSchema schema, CsvFormat format)
    {
        (_path, _partial, _file, _schema) = (path, partial, file, schema);
        _packed = TableFile.IsNamedGzip(path) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : file;
        _csv = CsvWriter.Create(_packed, new CsvWriterOptions
        {
            Separator = format.Delimiter,
            NewLine = format.CarriageReturn ? "\r\n" : "\n",
            Quoting = format.QuotesAll ? CsvQuoting.Always : CsvQuoting.WhenNeeded,
            WriteByteOrderMark = format.HasBom,
            BufferSize = 1 << 18,
        }, leaveOpen: true);
        _columns = [.. schema.Columns.Index().Where(c => !c.Item.Roles.HasFlag(ColumnRoles.Excluded))
            .Select(c => (c.Index, CellWriter.For(c.Item, format.DecimalComma)))];
    }

    /// <summary>Opens the file and writes the header.</summary>
    /// <param name="path">Where the table goes; an existing file is replaced at the end.</param>
    /// <param name="schema">The columns of the blocks that will come.</param>
    /// <param name="format">How the file is written; null for commas, quotes where needed, LF.</param>
    /// <exception cref="SynthTabException">The folder does not exist or may not be written to.</exception>
    public static CsvTableWriter Create(string path, TableSchema schema, CsvFormat? format = null)
        => Create(path, schema, format ?? new CsvFormat(), OpenFile);

    internal static CsvTableWriter Create(string path, TableSchema schema, CsvFormat format, Func<string, Stream> open)
    {
        if (Directory.Exists(path)) { throw new SynthTabException($"{path}: a folder was found, and the name of a file to write is needed."); }
        string partial = $"{path}.{Environment.ProcessId}.partial";
        Stream file = Guarded(path, () => open(partial));
        var writer = new CsvTableWriter(path, partial, file, schema, format);
        try { Guarded(path, writer.WriteHeader); }
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
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!ReferenceEquals(block.Schema, _schema) && !NamesAndKinds(block.Schema).SequenceEqual(NamesAndKinds(_schema)))
        {
            throw new ArgumentException("The block has other columns than the schema that the file was opened with.", nameof(block));
        }
        foreach ((int position, CellWriter cells) in _columns) { cells.Open(block.Columns[position]); }
        Guarded(_path, () =>
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
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        Guarded(_path, () =>
        {
            _csv.Dispose();
            if (!ReferenceEquals(_packed, _file)) { _packed.Dispose(); }
            _file.Dispose();
            File.Move(_partial, _path, overwrite: true);
        });
        _closed = true;
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is deleted.</summary>
    public void Dispose()
    {
        if (_closed) { return; }
        _closed = true;
        // The buffers above the file are dropped unwritten: on a full disk writing them would fail again.
        _file.Dispose();
        File.Delete(_partial);
    }

    private static IEnumerable<(string, ColumnKind)> NamesAndKinds(TableSchema schema) => schema.Columns.Select(c => (c.Name, c.Kind));

    private static FileStream OpenFile(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private void WriteHeader()
    {
        foreach ((int position, _) in _columns) { _csv.WriteField(Encoding.UTF8.GetBytes(_schema.Columns[position].Name)); }
        _csv.EndRecord();
    }

    private static void Guarded(string path, Action write) => Guarded(path, () =>
    {
        write();
        return true;
    });

    private static T Guarded<T>(string path, Func<T> write)
    {
        try { return write(); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SynthTabException($"{path}: {Explain(failure)}", failure);
        }
    }

    private static string Explain(Exception failure) => failure switch
    {
        DirectoryNotFoundException => "its folder does not exist, and an existing folder is needed.",
        UnauthorizedAccessException => "this user may not write there, and a folder that can be written to is needed.",
        _ => $"the file could not be written ({failure.Message.TrimEnd('.')}), and room on a disk that can be written to is needed.",
    };
}
