using System.CommandLine;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Options;

/// <summary>The options that say how a CSV file is written.</summary>
internal sealed class FormatOptions
{
    private readonly Option<string?> _delimiter = new("--delimiter") { Description = "The character between two cells, or tab; detected in what is read.", HelpName = "CHAR" };
    private readonly Option<bool> _decimalComma = new("--decimal-comma") { Description = "Numbers are written with a comma, as in 1,5." };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_delimiter);
        command.Add(_decimalComma);
    }

    /// <summary>How a file is to be read.</summary>
    /// <exception cref="SynthTabException">The delimiter cannot work.</exception>
    public CsvReadOptions ForReading(ParseResult parsed, string? target = null)
    {
        var options = new CsvReadOptions { Delimiter = Delimiter(parsed), DecimalComma = parsed.GetValue(_decimalComma), Target = target };
        options.Validate();
        return options;
    }

    /// <summary>How a file is to be written.</summary>
    /// <exception cref="SynthTabException">The delimiter cannot work.</exception>
    public CsvFormat ForWriting(ParseResult parsed)
    {
        CsvReadOptions options = ForReading(parsed);
        return new CsvFormat { Delimiter = options.Delimiter ?? (options.DecimalComma ? ';' : ','), DecimalComma = options.DecimalComma };
    }

    private char? Delimiter(ParseResult parsed) => parsed.GetValue(_delimiter) switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } text => text[0],
        { } text => throw new OptionsException($"--delimiter: '{text}' was given, and a single character or tab is needed."),
    };
}
