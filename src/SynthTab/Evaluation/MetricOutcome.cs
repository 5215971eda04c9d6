using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Evaluation;

/// <summary>One metric's line of the scorecard: what the synthetic table scores beside what real data scores.</summary>
/// <param name="Metric">What was asked.</param>
/// <param name="Value">The answer for all synthetic rows.</param>
/// <param name="Reference">The answer for the real table that takes the synthetic one's place.</param>
/// <param name="AtReferenceSize">The answer for as many synthetic rows as the reference has, where the number of rows matters
/// and differs; else null, and <paramref name="Value"/> is already the one to compare.</param>
public sealed record MetricOutcome(MetricDescription Metric, MetricResult Value, MetricResult Reference, MetricResult? AtReferenceSize)
{
    /// <summary>The answer that may be compared with the reference: same code, same number of rows.</summary>
    public MetricResult Comparable => AtReferenceSize ?? Value;

    /// <summary>Where the synthetic table stands beside real rows; null where value or reference is missing, and for diagnostics.</summary>
    public Standing? Standing => Metric.IsDiagnostic ? null : Comparison.Of(this)?.Standing;

    /// <summary>The comparable value over the reference; null unless both are there and the reference is positive.</summary>
    public double? RatioToReference => Comparable is MetricResult.Score value && Reference is MetricResult.Score { Value: > 0 } reference
        ? value.Value / reference.Value
        : null;
}
