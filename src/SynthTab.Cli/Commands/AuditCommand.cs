using System.CommandLine;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab audit</c>: the privacy part of <c>evaluate</c> alone, on more rows; on request with the list of the training
/// rows most at risk, which never enters a report.</summary>
internal sealed class AuditCommand : JudgingCommand
{
    private readonly Option<string?> _atRisk = new("--at-risk") { Description = "Also write the training rows most at risk to this file. It points at real people: keep it as you keep the training table.", HelpName = "FILE" };
    private readonly Option<long?> _atRiskRows = Numbers.OptionalWholeOption("--at-risk-rows", "How many rows that file lists at most (default: 100).", 1);

    /// <summary>Makes the command.</summary>
    public AuditCommand(Terminal terminal)
        : base(terminal, "audit",
            "Attacks a synthetic table from any generator, on more rows than evaluate: does it give away anybody of the training table?",
            "synthtab audit --train train.csv --holdout test.csv --synthetic made.csv --out out/audit --fail-on \"privacy.exact-copies.low > 0.01\"",
            "synthtab audit --train train.csv --holdout test.csv --synthetic made.csv --out out/audit --at-risk private/at-risk.csv --at-risk-rows 50")
    {
        Add(_atRisk);
        Add(_atRiskRows);
    }

    private protected override IReadOnlyList<IMetric> Metrics { get; } = [.. MetricCatalog.All.Where(m => m.Description.Family == MetricFamily.Privacy)];

    private protected override EvaluationLimits Limits => EvaluationLimits.Deep;

    private protected override void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_atRisk) is { } path) { new OutputFile(path, "--at-risk").Dispose(); }
        else if (parsed.GetValue(_atRiskRows) is not null) { throw new OptionsException("--at-risk-rows: no file was named, and --at-risk FILE is needed with it."); }
    }

    private protected override void Complete(ParseResult parsed, EvaluationInput input, CancellationToken cancellation)
    {
        if (parsed.GetValue(_atRisk) is not { } path) { return; }
        IReadOnlyList<RowAtRisk> rows = RowsAtRisk.Find(input, (int)Math.Min(parsed.GetValue(_atRiskRows) ?? 100, int.MaxValue), cancellation);
        using var file = new OutputFile(path, "--at-risk");
        AtRiskFile.Write(file.Path, rows);
        Terminal.Say($"{path}: {Figures.Count(rows.Count)} training rows most at risk. It points at real people; keep it as you keep the training table.");
    }
}
