using SynthTab.Evaluation;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab evaluate</c>: how good a synthetic table is, whoever made it.</summary>
internal sealed class EvaluateCommand(Terminal terminal) : JudgingCommand(terminal, "evaluate",
    "Judges a synthetic table from any generator: fidelity, diversity, utility and privacy, each beside what real rows score.",
    "synthtab evaluate --train train.csv --holdout test.csv --synthetic made.csv --target income --out out/judged",
    "synthtab evaluate --train train.csv --holdout test.csv --synthetic made.csv --out out/judged --quick --fail-on \"privacy.exact-copies.low > 0.01\" --fail-on \"utility.ratio < 0.9\"")
{
    private protected override IReadOnlyList<IMetric> Metrics => MetricCatalog.All;

    private protected override EvaluationLimits Limits { get; } = new();
}
