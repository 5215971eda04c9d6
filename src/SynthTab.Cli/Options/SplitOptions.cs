using System.CommandLine;
using SynthTab.Cli.Input;
using SynthTab.Datasets;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which table is meant, and which of its rows no model sees.</summary>
internal sealed class SplitOptions
{
    private readonly DataOptions _data = new(dataByDefault: $"the built-in table {ClinicVisits.Name}");
    private readonly Option<string?> _train = new("--train") { Description = "The training part of a table that was split before, in place of DATA.", HelpName = "FILE" };
    private readonly Option<string?> _holdout = new("--holdout") { Description = "The share of DATA that no model sees (default: 0.2), or with --train the file of the other part.", HelpName = "SHARE|FILE" };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        _data.AddTo(command);
        command.Add(_train);
        command.Add(_holdout);
    }

    /// <summary>Reads and splits the table.</summary>
    /// <exception cref="SynthTabException">A table, the schema, the target or the share cannot be used, with the reason.</exception>
    public HoldoutSplit Read(ParseResult parsed, long seed)
    {
        DataRequest request = _data.From(parsed);
        string? holdout = parsed.GetValue(_holdout);
        return parsed.GetValue(_train) is { } training
            ? HoldoutSplit.OfFiles(training, holdout, request)
            : HoldoutSplit.Of(DataSource.Load(request), holdout, seed);
    }

    /// <summary>What to call the table.</summary>
    public string Label(ParseResult parsed)
    {
        string? data = parsed.GetValue(_train) ?? _data.From(parsed).Data;
        return data is null ? ClinicVisits.Name : Path.GetFileName(data);
    }
}
