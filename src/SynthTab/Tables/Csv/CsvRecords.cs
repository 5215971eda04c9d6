using System.Text;
using System.Text.Unicode;
using CsvHelper;
using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Csv;

/// <summary>The records of a CSV file, from the header on, with every check that does not need a schema.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int SampleBytes = 1 << 16;
    private const int LongestRecord = 1 << 24;
    private const int GarbageRows = 1000;

    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly bool _isPacked;
    private CsvMalformedRecord? _unclosed;

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="TableFormatException">The file cannot be read, is no text, or its header cannot be used.</exception>
    public CsvRecords(string path, CsvReadOptions options)
    {
        options.Validate();
        _path = path;
        byte[] sample = TableFile.ReadStart(path, SampleBytes);
        RequireText(sample);
        Format = CsvFormatDetection.OfSample(sample, options.Delimiter) with { DecimalComma = options.DecimalComma };
        Stream file = TableFile.OpenRead(path);
        _isPacked = file is WholeGzipStream;
        _reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = Format.Delimiter,
            HasHeader = false, // the header is checked like any record
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = record => _unclosed = record.Reason == CsvMalformedReason.UnterminatedQuote ? record : _unclosed,
        });
        try { Names = ReadHeader(); }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>How the file is written.</summary>
    public CsvFormat Format { get; }

    /// <summary>The column names, unique and not blank.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Appends the next rows to the columns, which stand in the order of <see cref="Names"/>.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="TableFormatException">A row has more or fewer cells than the header, or holds what is no text.</exception>
    public int Read(IReadOnlyList<RawColumn> columns, int mostRows)
    {
        try { return ReadRows(columns, mostRows); }
        catch (TableFormatException) when (_isPacked)
        {
            // The last bytes of a damaged gzip file come out as garbage: if it breaks within the next rows, that is the news.
            for (int row = 0; row < GarbageRows && Next(); row++) { }
            throw;
        }
    }

    /// <summary>Moves on to the next row without taking it; the header stands here before the first.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="TableFormatException">The row has more or fewer cells than the header.</exception>
    public bool MoveNext()
    {
        if (!Next()) { return false; }
        RequireCells(Names.Count);
        return true;
    }

    /// <summary>The bytes of the row as they stand in the file, without the line break; valid until the next row.</summary>
    public ReadOnlySpan<byte> RawRow => _reader.RawRecord;

    /// <summary>The bytes of one of the row's cells as they stand in the file, quotes included; valid until the next row.</summary>
    public ReadOnlySpan<byte> RawCell(int column) => _reader.GetRawSpan(column);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private int ReadRows(IReadOnlyList<RawColumn> columns, int mostRows)
    {
        int rows = 0;
        while (rows < mostRows && Next())
        {
            long line = _reader.LineNumber;
            RequireCells(columns.Count);
            for (int i = 0; i < columns.Count; i++)
            {
                ReadOnlySpan<byte> cell = _reader.GetSpan(i);
                if (columns[i].Add(cell, line)) { RequireText(cell, columns[i].Name); }
            }
            rows++;
        }
        return rows;
    }

    private void RequireCells(int count)
    {
        if (_reader.FieldCount != count) { throw Problem($"{_reader.FieldCount} cells were found, and {count} are needed, as in the header."); }
    }

    private bool Next()
    {
        bool found;
        try { found = _reader.Read(); }
        catch (CsvFormatException)
        {
            throw Problem($"a row of more than {LongestRecord >> 20} MiB was found, as a quote that is never closed makes it; every quote must be closed.");
        }
        catch (Exception failure) when (TableFile.Explain(failure) is string problem) { throw new TableFormatException(_path, problem); }
        return _unclosed is null ? found
            : throw new TableFormatException(_path, "a quote was opened and never closed, and every quote must be closed.", _unclosed.Value.LineNumber);
    }

    private string[] ReadHeader()
    {
        if (Format.HasSeparatorLine) { Next(); }
        if (!Next()) { throw new TableFormatException(_path, "the file is empty, and a header and rows are needed."); }
        var names = new string[_reader.FieldCount];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            RequireText(_reader.GetSpan(i), $"number {i + 1}");
            names[i] = Encoding.UTF8.GetString(_reader.GetSpan(i));
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw Problem($"column {i + 1} of {names.Length} has a blank name in the header, and every column needs a name.");
            }
            if (!seen.TryAdd(names[i], i + 1))
            {
                throw Problem($"columns {seen[names[i]]} and {i + 1} of the header are both named {CellQuote.Of(names[i])}, and every name may stand once.");
            }
        }
        return names;
    }

    private void RequireText(ReadOnlySpan<byte> sample)
    {
        if (sample.StartsWith(Encoding.Unicode.Preamble) || sample.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            throw new TableFormatException(_path, "the file is written in UTF-16, and UTF-8 is needed.");
        }
        if (sample.Contains((byte)0))
        {
            throw new TableFormatException(_path, "the file is binary (it holds zero bytes), and a text file with comma-separated values is needed.");
        }
    }

    private void RequireText(ReadOnlySpan<byte> cell, string column)
    {
        string? problem = !Utf8.IsValid(cell) ? "bytes that are not UTF-8 were found, and the file must be saved as UTF-8."
            : cell.Contains((byte)0) ? "a zero byte was found, and text is needed."
            : null;
        if (problem is not null) { throw new TableFormatException(_path, problem, _reader.LineNumber, column); }
    }

    private TableFormatException Problem(string problem) => new(_path, problem, _reader.LineNumber);
}
