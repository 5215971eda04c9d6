using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation;

/// <summary>Short ways to ask a metric, so that a test shows only its numbers.</summary>
internal static class Asking
{
    public static MetricResult Ask(this IMetric metric, PreparedPair pair) => metric.Compare(pair, TestContext.Current.CancellationToken);

    public static MetricResult.Score Score(this IMetric metric, PreparedPair pair) => Assert.IsType<MetricResult.Score>(metric.Ask(pair));

    public static MetricResult.Score Score(this IMetric metric, Table training, Table synthetic) => metric.Score(Judge(training, synthetic));

    /// <summary>The pair with rows in the order given.</summary>
    public static PreparedPair Judge(Table training, Table synthetic, Table? holdout = null)
        => PreparedTables.From(new EvaluationInput(training, holdout, synthetic), keepRowOrder: true).Judged;

    /// <summary>The one detail table of a score.</summary>
    public static DetailTable Detail(this MetricResult.Score score) => Assert.Single(score.Details);
}
