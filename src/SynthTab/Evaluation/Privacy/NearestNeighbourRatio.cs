using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy;

/// <summary>
/// A diagnostic: the distance to the nearest training row over that to the second nearest, at the 5 % quantile of the judged
/// rows. Low means that rows single out one training row; 1 where the two are equally far, also when both are equal to the row.
/// </summary>
/// <remarks>The distance is the mixed L1 of <see cref="RowDistance.MixedL1"/>. The interval is the distribution-free one of a
/// quantile, between order statistics. Like every distance it is an average of kinds, so no verdict rests on it.</remarks>
internal sealed class NearestNeighbourRatio : IMetric
{
    private const double Share = 0.05;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "nearest-neighbour-ratio",
        Family = MetricFamily.Privacy,
        Question = "Diagnostic: do rows hug one training row while the next one is far away?",
        Blindness = "In a dense part of the table a copy has a second neighbour nearby, and fewer than one row in twenty do not move it.",
        Direction = MetricDirection.Higher,
        DependsOnSize = false,
        IsDiagnostic = true,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        if (neighbours.Training.Rows < 2) { return new MetricResult.NotApplicable("the training table has one row only, and a ratio needs two neighbours"); }
        double[] judged = Ratios(neighbours.CandidateToTraining);
        double[]? unseen = UnseenNeighbours.Of(pair) is { } control ? Ratios(control.UnseenToTraining) : null;
        double value = DistanceQuantiles.Of(judged, Share);
        double spread = 1.959963984540054 * Math.Sqrt(judged.Length * Share * (1 - Share)), middle = judged.Length * Share;
        double At(double rank) => judged[Math.Clamp((int)rank, 0, judged.Length - 1)];
        return new MetricResult.Score(value)
        {
            Interval = new Interval(Math.Min(value, At(Math.Floor(middle - spread))), Math.Max(value, At(Math.Ceiling(middle + spread)))),
            Details =
            [
                DistanceQuantiles.Table("Nearest over second nearest training row", judged, unseen),
                DistanceQuantiles.Curve("Nearest over second nearest training row", "ratio", judged, unseen),
            ],
            Notes =
            [
                "A diagnostic, not a measure of privacy: it has the weaknesses of every distance to the closest record.",
                .. neighbours.Notes,
            ],
        };
    }

    /// <summary>The ratios, ascending.</summary>
    private static double[] Ratios(NearestRows nearest)
    {
        double[] ratios = [.. nearest.Distances(0).Zip(nearest.Distances(1), (first, second) => second <= NearestRows.Tie ? 1 : first / second)];
        Array.Sort(ratios);
        return ratios;
    }
}
