using System.CommandLine;
using SynthTab.Cli.Input;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Gates;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which tables are compared, how closely, and what must not be found.</summary>
internal sealed class ComparisonOptions
{
    private readonly Option<string> _train = new("--train") { Description = "The real table that the generator learned from: a CSV file, or the name of a table of datasets list.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _holdout = new("--holdout") { Description = "Real rows that it never saw. Without them there is nothing to compare with, and much is not judged.", HelpName = "FILE" };
    private readonly Option<string> _synthetic = new("--synthetic") { Description = "The table to judge, whoever made it.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _target = new("--target") { Description = "The column that downstream models predict.", HelpName = "COLUMN" };
    private readonly Option<string?> _schema = new("--schema") { Description = "A schema file of the training table, as written by inspect --out; inferred if left out.", HelpName = "FILE" };
    private readonly FormatOptions _format = new();
    private readonly Option<string?> _datasets = DatasetsOption.Make();
    private readonly Option<bool> _quick = new("--quick") { Description = "Look at fewer rows: a first impression in a fraction of the time." };
    private readonly Option<string[]> _failOn = new("--fail-on") { Description = "End with exit code 3 if this is found: family.metric[.figure][.low|.high|.reference|.ratio] > NUMBER (or >= < <=). May be repeated.", HelpName = "RULE" };
    private readonly Option<string> _out = new("--out") { Description = "The folder for the reports.", HelpName = "DIR", Required = true };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_train, _holdout, _synthetic, _out, _target, _schema, _quick, _failOn]) { command.Add(option); }
        _format.AddTo(command);
        command.Add(_datasets);
    }

    /// <summary>The folder for the reports.</summary>
    public string Folder(ParseResult parsed) => parsed.GetValue(_out)!;

    /// <summary>Whether a first impression is enough.</summary>
    public bool Quick(ParseResult parsed) => parsed.GetValue(_quick);

    /// <summary>The rules by which the table may fail.</summary>
    /// <exception cref="OptionsException">A text is no rule about these metrics.</exception>
    public IReadOnlyList<Gate> Gates(ParseResult parsed, IEnumerable<IMetric> metrics)
    {
        MetricDescription[] known = [.. metrics.Select(m => m.Description)];
        return [.. (parsed.GetValue(_failOn) ?? []).Select(rule => Gate.Parse(rule, known))];
    }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="SynthTabException">A table, the schema or the target cannot be used, with the place and the reason.</exception>
    public ComparedTables Load(ParseResult parsed) => ComparedTables.Load(
        new DataRequest
        {
            Data = parsed.GetValue(_train),
            Schema = parsed.GetValue(_schema),
            Target = parsed.GetValue(_target),
            Datasets = parsed.GetValue(_datasets),
            Csv = _format.ForReading(parsed, parsed.GetValue(_target)),
        },
        parsed.GetValue(_holdout),
        parsed.GetValue(_synthetic)!);
}
