using System.CommandLine;
using SynthTab.Cli.Input;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which table is meant and how its file is to be read.</summary>
internal sealed class DataOptions
{
    private readonly Argument<string?> _data;
    private readonly Option<string?> _schema = new("--schema") { Description = "A schema file, as written by inspect --out; inferred if left out.", HelpName = "FILE" };
    private readonly Option<string?> _target = new("--target") { Description = "The column that downstream models predict.", HelpName = "COLUMN" };
    private readonly FormatOptions _format = new();
    private readonly Option<string?> _datasets = DatasetsOption.Make();

    /// <summary>Makes the options for one command.</summary>
    /// <param name="dataByDefault">What is read where no table is named, in words; null where one must be named.</param>
    public DataOptions(string? dataByDefault = null) => _data = new Argument<string?>("DATA")
    {
        Description = $"A CSV file, plain or gzipped, or the name of a table of datasets list{(dataByDefault is null ? "." : $" (default: {dataByDefault}).")}",
        Arity = dataByDefault is null ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_target);
        command.Add(_schema);
        _format.AddTo(command);
        command.Add(_datasets);
    }

    /// <summary>Reads the options of a command line.</summary>
    /// <exception cref="SynthTabException">The delimiter cannot work.</exception>
    public DataRequest From(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(_data),
        Schema = parsed.GetValue(_schema),
        Target = parsed.GetValue(_target),
        Datasets = parsed.GetValue(_datasets),
        Csv = _format.ForReading(parsed, parsed.GetValue(_target)),
    };
}
