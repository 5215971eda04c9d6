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

    /// <summary>
    /// The references that sampling alone could explain beside the comparable value: value - √((v - l)² + (h' - r)²) to
    /// value + √((h - v)² + (r - l')²), with l, h the interval of the value v and l', h' that of the reference r. Null unless both have
    /// an interval.
    /// </summary>
    /// <remarks>A value and its reference are two random numbers, so that the interval of the value alone would miss the reference
    /// in one of six fresh samples. This is the 95 % interval of their difference, moved to the value: the square-and-add method of
    /// Newcombe 1998, "Interval Estimation for the Difference Between Independent Proportions", in the general form of Zou and
    /// Donner 2008. The two share the training table, which makes it rather too wide than too narrow.</remarks>
    public Interval? Reach => Comparable is MetricResult.Score { Interval: { } own } value && Reference is MetricResult.Score { Interval: { } other } reference
        ? new Interval(
            value.Value - Root(value.Value - own.Low, other.High - reference.Value),
            value.Value + Root(own.High - value.Value, reference.Value - other.Low))
        : null;

    /// <summary>Whether the reference lies within <see cref="Reach"/>; null where that is not known.</summary>
    public bool? CoversReference => Reach is { } reach && Reference is MetricResult.Score reference
        ? reach.Low - Rounding <= reference.Value && reference.Value <= reach.High + Rounding
        : null;

    private const double Rounding = 1e-12;

    private static double Root(double first, double second) => Math.Sqrt(first * first + second * second);
}
