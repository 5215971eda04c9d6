using SynthTab.Evaluation;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab audit</c>: the privacy part of <c>evaluate</c> alone, on more rows.</summary>
internal sealed class AuditCommand(Terminal terminal) : JudgingCommand(terminal, "audit",
    "Attacks a synthetic table from any generator, on more rows than evaluate: does it give away anybody of the training table?",
    "synthtab audit --train train.csv --holdout test.csv --synthetic made.csv --out out/audit",
    "synthtab audit --train train.csv --holdout test.csv --synthetic made.csv --out out/audit --fail-on \"privacy.exact-copies.low > 0.01\"")
{
    private protected override IReadOnlyList<IMetric> Metrics { get; } = [.. MetricCatalog.All.Where(m => m.Description.Family == MetricFamily.Privacy)];

    private protected override EvaluationLimits Limits => EvaluationLimits.Deep;
}
