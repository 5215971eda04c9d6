using System.Text;
using CsvHelper;

namespace SynthTab.Tables.Csv;

/// <summary>Sees from the beginning of a file how it is written.</summary>
internal static class CsvFormatDetection
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The format of a file that begins with these bytes; the delimiter is the one given, else the one detected.</summary>
    public static CsvFormat OfSample(ReadOnlyMemory<byte> sample, char? delimiter)
    {
        bool bom = sample.Span.StartsWith(Encoding.UTF8.Preamble);
        ReadOnlyMemory<byte> text = bom ? sample[3..] : sample;
        // Excel's own hint, a first line such as sep=; which is no header.
        bool separatorLine = text.Span.StartsWith("sep="u8) && text.Length > 5 && text.Span[5] is (byte)'\r' or (byte)'\n';
        int lineEnd = text.Span.IndexOf((byte)'\n');
        bool carriageReturn = lineEnd > 0 && text.Span[lineEnd - 1] == '\r';
        char chosen = separatorLine ? (char)text.Span[4] : delimiter ?? Delimiters.MaxBy(d => Agreement(text, d));
        return new CsvFormat
        {
            Delimiter = chosen,
            HasBom = bom,
            CarriageReturn = carriageReturn,
            QuotesAll = QuotesAll(separatorLine ? text[(lineEnd + 1)..] : text, chosen),
            HasSeparatorLine = separatorLine,
        };
    }

    /// <summary>The share of lines with as many cells as the first one; among equal shares the most cells win.</summary>
    private static (double Share, int Cells) Agreement(ReadOnlyMemory<byte> text, char delimiter)
    {
        const int mostLines = 200;
        using CsvReader reader = Open(text, delimiter);
        if (!reader.Read() || reader.FieldCount < 2) { return (0, 1); }
        int cells = reader.FieldCount, lines = 0, agreeing = 0;
        bool lastAgrees = true;
        while (lines < mostLines && reader.Read())
        {
            lastAgrees = reader.FieldCount == cells;
            lines++;
            agreeing += lastAgrees ? 1 : 0;
        }
        if (!lastAgrees && lines > 1) { lines--; } // the sample may end within a line
        return (lines == 0 ? 1 : agreeing / (double)lines, cells);
    }

    /// <summary>Whether every cell of the first two lines stands in quotes, and there are two.</summary>
    private static bool QuotesAll(ReadOnlyMemory<byte> text, char delimiter)
    {
        using CsvReader reader = Open(text, delimiter);
        for (int line = 0; line < 2; line++)
        {
            if (!reader.Read()) { return false; }
            int quoted = reader.FieldCount - 1; // the delimiters between the cells
            for (int i = 0; i < reader.FieldCount; i++)
            {
                ReadOnlySpan<byte> cell = reader.GetSpan(i);
                quoted += cell.Length + cell.Count((byte)'"') + 2;
            }
            if (reader.RawRecord.Length != quoted) { return false; }
        }
        return true;
    }

    private static CsvReader Open(ReadOnlyMemory<byte> text, char delimiter)
        => CsvReader.Create(text, new CsvReaderOptions { Separator = delimiter, HasHeader = false });
}
