using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>How much of each number's real range is reached, averaged over columns.</summary>
/// <remarks>The RangeCoverage of SDMetrics: 1 less the parts of the range that are left out at either end, at least 0.</remarks>
internal sealed class RangeCoverage : IMetric
{
    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "Parts of the training column's range that are reached",
        Headers = ["score", "left out below", "left out above"],
        WhyNot = NumericRange.WhyNot,
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "range-coverage",
        Family = MetricFamily.Diversity,
        Question = "Do numbers reach as far down and up as the real ones?",
        Blindness = "Two extreme values are enough to score 1; a gap in the middle of the range is not seen.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfExtremes,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    private static double?[] Measure(PreparedNumbers real, PreparedNumbers judged)
    {
        if (judged.Present == 0) { return [0, 1, 1]; }
        double range = NumericRange.Of(real);
        double below = Math.Clamp((judged.Sorted[0] - real.Sorted[0]) / range, 0, 1);
        double above = Math.Clamp((real.Sorted[^1] - judged.Sorted[^1]) / range, 0, 1);
        return [Math.Max(0, 1 - below - above), below, above];
    }
}
