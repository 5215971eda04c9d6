using SynthTab.Cli.Output;
using SynthTab.Evaluation;
using SynthTab.Synthesis;

namespace SynthTab.Cli;

/// <summary>A synthetic table is judged while a person watches.</summary>
internal static class Judging
{
    /// <summary>Runs every metric.</summary>
    public static Scorecard Run(EvaluationInput input, Terminal terminal, CancellationToken cancellation)
        => Run(input, MetricCatalog.All, terminal, cancellation);

    /// <summary>Runs the metrics named.</summary>
    public static Scorecard Run(EvaluationInput input, IReadOnlyList<IMetric> metrics, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Say($"Evaluating the synthetic table against training {(input.Holdout is null ? "rows alone" : "and held-out rows")}.");
        return ProgressDisplay.During(terminal, budget: null, progress => Evaluator.Evaluate(input, metrics, new ComparisonsDone(progress), cancellation));
    }

    /// <summary>Turns a count of comparisons into progress.</summary>
    private sealed class ComparisonsDone(IProgress<FitProgress> progress) : IProgress<EvaluationProgress>
    {
        /// <inheritdoc/>
        public void Report(EvaluationProgress value) => progress.Report(new FitProgress("evaluating", value.Done, value.Total, "comparisons"));
    }
}
