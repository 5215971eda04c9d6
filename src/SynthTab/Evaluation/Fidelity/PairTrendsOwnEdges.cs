using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How closely the dependence between every two columns follows the real one's, in the form of SDMetrics: each table
/// cuts its numbers into ten bins of its own range.</summary>
/// <remarks>
/// The "Column Pair Trends" of SDMetrics without thresholds and without subsampling. Two numbers: 1 - |r - r'|/2 with Pearson's
/// r over complete rows; other pairs: one minus the total variation distance of the joint counts. Kept because published figures
/// are of this form; <see cref="PairTrendsSharedEdges"/> is the one to trust.
/// </remarks>
internal sealed class PairTrendsOwnEdges : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "pair-trends",
        Family = MetricFamily.Fidelity,
        Question = "Do every two columns depend on each other as in the real table (the published form of the figure)?",
        Blindness = "Each table is cut by its own range, so that one outlier moves all bins and looks like a lost dependence; a constant "
            + "column is passed over; three columns together are not seen.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
        => PairTrends.Compare(pair, OwnEdgeCodes.Of(pair.Training).Columns, OwnEdgeCodes.Of(pair.Candidate).Columns, _ => null, cancellation);
}
