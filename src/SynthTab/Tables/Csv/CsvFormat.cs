namespace SynthTab.Tables.Csv;

/// <summary>How a CSV file is written, apart from what its cells mean.</summary>
public sealed record CsvFormat
{
    /// <summary>Between two cells: a comma, a semicolon, a tab or a vertical bar. Default a comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the file starts with the three bytes of a UTF-8 byte order mark. Default false.</summary>
    public bool HasBom { get; init; }

    /// <summary>Whether numbers are written with a comma, as in <c>1,5</c>. Default false. Never detected, only chosen.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Whether every cell stands in quotes, not only those that need them. Default false.</summary>
    public bool QuotesAll { get; init; }

    /// <summary>Whether lines end with CR LF; else with LF alone. Default false.</summary>
    public bool CarriageReturn { get; init; }

    /// <summary>Whether the first line is Excel's <c>sep=;</c>; it names the delimiter and is no header.</summary>
    internal bool HasSeparatorLine { get; init; }

    /// <summary>Looks at the first 64 KiB of a file, unpacked where it is gzip.</summary>
    /// <exception cref="TableFormatException">The file is missing, a folder, or a damaged gzip file.</exception>
    public static CsvFormat Detect(string path, CsvReadOptions? options = null)
    {
        options ??= new CsvReadOptions();
        return CsvFormatDetection.OfSample(TableFile.ReadStart(path, 1 << 16), options.Delimiter) with { DecimalComma = options.DecimalComma };
    }
}
