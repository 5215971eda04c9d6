using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Gates;
using SynthTab.Reports;

namespace SynthTab.Cli.Commands;

/// <summary>What <c>evaluate</c> and <c>audit</c> share: reads the tables, asks the metrics, writes the reports, judges the rules.</summary>
internal abstract class JudgingCommand : ToolCommand
{
    private readonly ComparisonOptions _comparison = new();

    private protected JudgingCommand(Terminal terminal, string name, string summary, params IReadOnlyList<string> examples)
        : base(terminal, name, summary, examples)
        => _comparison.AddTo(this);

    /// <summary>The metrics that are asked.</summary>
    private protected abstract IReadOnlyList<IMetric> Metrics { get; }

    /// <summary>How much is looked at where nobody is in a hurry.</summary>
    private protected abstract EvaluationLimits Limits { get; }

    /// <summary>What the command refuses before the work begins.</summary>
    private protected virtual void Check(ParseResult parsed) { }

    /// <summary>What the command adds to the reports, before they are announced.</summary>
    private protected virtual void Complete(ParseResult parsed, EvaluationInput input, CancellationToken cancellation) { }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        IReadOnlyList<Gate> gates = _comparison.Gates(parsed, Metrics);
        Check(parsed);
        ComparedTables tables = _comparison.Load(parsed);
        var input = new EvaluationInput(tables.Training, tables.Holdout, tables.Synthetic, common.Seed)
        {
            Limits = _comparison.Quick(parsed) ? EvaluationLimits.Quick : Limits,
        };
        using var folder = new OutputFolder(_comparison.Folder(parsed));
        using var interruption = new Interruption(Terminal);
        Terminal.Say(tables.Sentence);
        Scorecard scorecard = Judging.Run(input, Metrics, Terminal, interruption.Token);
        ReportFiles.Write(scorecard, folder);
        Complete(parsed, input, interruption.Token);
        GateResult[] judged = [.. gates.Select(g => g.Judge(scorecard))];
        Print(scorecard, judged, _comparison.Folder(parsed), common.Json);
        GateResult[] failed = [.. judged.Where(g => g.Failed)];
        foreach (GateResult gate in failed) { Terminal.Say(gate.Sentence); }
        return failed.Length > 0 ? ExitCodes.GateFailed : ExitCodes.Done;
    }

    private void Print(Scorecard scorecard, GateResult[] gates, string folder, bool json)
    {
        if (json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["scorecard"] = JsonNode.Parse(JsonReport.Text(scorecard)),
                ["gates"] = new JsonArray([.. gates.Select(g => (JsonNode)new JsonObject
                {
                    ["rule"] = g.Gate.Rule,
                    ["failed"] = g.Failed,
                    ["found"] = g.Found,
                    ["obstacle"] = g.Obstacle,
                })]),
                ["folder"] = folder,
            });
            return;
        }
        Terminal.Output.Write(TextSummary.Text(scorecard));
        Terminal.Output.WriteLine($"{folder}: {ReportFiles.Names}");
    }
}
