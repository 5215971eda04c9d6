using System.Text;
using CsvHelper;

namespace SynthTab.Tables.Csv;

/// <summary>
/// Writes a CSV file again with some of its cells filled: rows and columns stand in the file's order, and every other cell keeps
/// its bytes. Columns that the file did not have follow at the end.
/// </summary>
public static class CsvGapFilling
{
    /// <summary>Writes the file.</summary>
    /// <param name="source">The file that was read.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="path">Where the filled file goes, packed where its name ends in .gz.</param>
    /// <param name="filled">The columns in which cells were filled, with the source's rows; levels, grids and formats are those of
    /// its schema.</param>
    /// <param name="cells">Which cells of <paramref name="filled"/> to write, [columns][rows]; a missing one is left as it was.</param>
    /// <exception cref="TableFormatException">The source is not what it was when it was read.</exception>
    /// <exception cref="SynthTabException">The file cannot be written.</exception>
    public static void Write(string source, CsvReadOptions options, string path, Table filled, IReadOnlyList<bool[]> cells)
    {
        using var records = new CsvRecords(source, options);
        using var file = new WholeFile(path);
        using var filler = new Filler(records, filled, cells);
        file.Guarded(() => filler.WriteHeader(file.Content));
        int row = 0;
        for (; records.MoveNext(); row++)
        {
            if (row == filled.Rows) { throw Changed(source); }
            int here = row;
            file.Guarded(() => filler.WriteRow(file.Content, here));
        }
        if (row != filled.Rows) { throw Changed(source); }
        file.Complete(() => filler.Flush(file.Content));
    }

    private static TableFormatException Changed(string source)
        => new(source, "the file has changed since it was read, and must not while it is filled.");

    /// <summary>Puts lines together.</summary>
    private sealed class Filler : IDisposable
    {
        private const int FlushBytes = 1 << 16;

        private readonly CsvRecords _records;
        private readonly Table _filled;
        private readonly IReadOnlyList<bool[]> _cells;
        private readonly int[] _columnOf; // [file's columns]: the filled table's column, or -1
        private readonly int[] _appended;
        private readonly CellWriter[] _writers;
        private readonly MemoryStream _lines = new(), _cell = new();
        private readonly CsvWriter _encoder;
        private readonly byte[] _lineEnd;

        public Filler(CsvRecords records, Table filled, IReadOnlyList<bool[]> cells)
        {
            (_records, _filled, _cells) = (records, filled, cells);
            _columnOf = [.. records.Names.Select(n => filled.Schema.Contains(n) ? filled.Schema.IndexOf(n) : -1)];
            _appended = [.. Enumerable.Range(0, filled.Columns.Count).Where(i => !_columnOf.Contains(i) && cells[i].Contains(true))];
            _writers = [.. filled.Columns.Select(c => CellWriter.For(c.Schema, records.Format.DecimalComma))];
            foreach ((CellWriter writer, Column column) in _writers.Zip(filled.Columns)) { writer.Open(column); }
            _encoder = CsvWriter.Create(_cell, CsvTableWriter.OptionsFor(records.Format with { HasBom = false, CarriageReturn = false }), leaveOpen: true);
            _lineEnd = records.Format.CarriageReturn ? "\r\n"u8.ToArray() : "\n"u8.ToArray();
        }

        public void WriteHeader(Stream to)
        {
            CsvFormat format = _records.Format;
            if (format.HasBom) { _lines.Write(Encoding.UTF8.Preamble); }
            if (format.HasSeparatorLine)
            {
                _lines.Write(Encoding.ASCII.GetBytes($"sep={format.Delimiter}"));
                _lines.Write(_lineEnd);
            }
            _lines.Write(_records.RawRow);
            foreach (int column in _appended) { Append(() => _encoder.WriteField(Encoding.UTF8.GetBytes(_filled.Columns[column].Schema.Name))); }
            EndLine(to);
        }

        public void WriteRow(Stream to, int row)
        {
            if (Array.Exists(_columnOf, c => c >= 0 && IsFilled(c, row)))
            {
                for (int i = 0; i < _columnOf.Length; i++)
                {
                    if (i > 0) { _lines.WriteByte((byte)_records.Format.Delimiter); }
                    if (_columnOf[i] >= 0 && IsFilled(_columnOf[i], row)) { Encode(() => _writers[_columnOf[i]].Write(_encoder, row)); }
                    else { _lines.Write(_records.RawCell(i)); }
                }
            }
            else { _lines.Write(_records.RawRow); }
            foreach (int column in _appended) { Append(() => _writers[column].Write(_encoder, row)); }
            EndLine(to);
        }

        public void Flush(Stream to)
        {
            _lines.WriteTo(to);
            _lines.SetLength(0);
        }

        public void Dispose() => _encoder.Dispose();

        private bool IsFilled(int column, int row) => _cells[column][row] && !_filled.Columns[column].IsMissing(row);

        private void Append(Action write)
        {
            _lines.WriteByte((byte)_records.Format.Delimiter);
            Encode(write);
        }

        /// <summary>Adds one cell, in quotes where it needs them: as a record of its own, without the record's end.</summary>
        private void Encode(Action write)
        {
            write();
            _encoder.EndRecord();
            _encoder.Flush();
            _lines.Write(_cell.GetBuffer().AsSpan(0, (int)_cell.Length - 1));
            _cell.SetLength(0);
        }

        private void EndLine(Stream to)
        {
            _lines.Write(_lineEnd);
            if (_lines.Length >= FlushBytes) { Flush(to); }
        }
    }
}
