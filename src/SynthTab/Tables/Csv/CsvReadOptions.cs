namespace SynthTab.Tables.Csv;

/// <summary>What a person may have to say about a CSV file because it cannot be seen in it.</summary>
public sealed record CsvReadOptions
{
    /// <summary>The character between two cells, any ASCII character but a quote or a line break; null to detect it. Default null.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether numbers are written with a comma, as in <c>1,5</c>. Default false.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>The column that will be predicted, or null. Schema inference makes it the target. Default null.</summary>
    public string? Target { get; init; }

    /// <summary>Throws an <see cref="OptionsException"/> for a value that cannot work.</summary>
    public void Validate()
    {
        if (Delimiter is '"' or '\r' or '\n' or '\0' or > '\x7e')
        {
            throw new OptionsException("delimiter: a quote, a line break or a character outside ASCII was given, and one such as , ; | or a tab is needed.");
        }
        if (Delimiter == ',' && DecimalComma)
        {
            throw new OptionsException("delimiter: a comma was given together with the decimal comma, and cells need another delimiter.");
        }
    }
}
