using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How closely each column's share of missing cells follows the real one's: one minus the difference, averaged over
/// columns.</summary>
/// <remarks>The MissingValueSimilarity of SDMetrics.</remarks>
internal sealed class MissingShares : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "missing-shares",
        Family = MetricFamily.Fidelity,
        Question = "Are as many cells missing in each column as in the real one?",
        Blindness = "It counts cells and does not see which rows they are missing in, nor what goes together with that.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        DetailRow[] rows = [.. pair.Training.Columns.Zip(pair.Candidate.Columns, (real, judged) =>
        {
            double expected = real.Missing / (double)real.Rows, found = judged.Missing / (double)judged.Rows;
            return new DetailRow([real.Name], [1 - Math.Abs(expected - found), expected, found]);
        })];
        return new MetricResult.Score(rows.Average(r => r.Values[0]!.Value))
        {
            Details =
            [
                new DetailTable("columns", "Missing cells of each column", DetailKind.Columns, ["column"],
                    ["score", "share in training", "share judged"], rows),
            ],
        };
    }
}
