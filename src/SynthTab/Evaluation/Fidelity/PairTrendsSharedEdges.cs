using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How closely the dependence between every two columns follows the real one's, numbers of both tables cut at the
/// training table's bin edges.</summary>
/// <remarks>As <see cref="PairTrendsOwnEdges"/> with common bins and with missing numbers in a bin of their own. A numeric column
/// that varies in the training table and not in the candidate counts as uncorrelated, where SDMetrics passes over it.</remarks>
internal sealed class PairTrendsSharedEdges : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "pair-trends-shared-edges",
        Family = MetricFamily.Fidelity,
        Question = "Do every two columns depend on each other as in the real table, both cut at the same bin edges?",
        Blindness = "Ten bins are coarse, two numbers are compared by their linear correlation alone, and three columns together are not seen.",
        Direction = MetricDirection.Higher,
        Headline = new Headline("trend error (pairs of columns)", HeadlineForm.ErrorPercent),
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        SharedEdgeCodes codes = SharedEdgeCodes.Of(pair);
        return PairTrends.Compare(pair, codes.Training, codes.Candidate, expected => 1 - Math.Abs(expected) / 2, cancellation);
    }
}
