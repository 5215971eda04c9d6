using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>Whether the innermost part β of the judged rows' space covers the share β of the real rows, for every β.</summary>
/// <remarks>
/// The beta-recall of Alaa et al. 2022 in its plain form. A training row is covered where its nearest judged row is no farther than
/// its nearest other training row and lies within the ball. A fresh sample as large as the training table scores about 0.5, a
/// smaller one less; a table that hugs its training rows scores more, so that more than the reference is no merit but a leak.
/// </remarks>
internal sealed class BetaRecall : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "beta-recall",
        Family = MetricFamily.Diversity,
        Question = "Are the real rows covered by rows that are as near as other real ones?",
        Blindness = "Copies of training rows raise it, so only its distance from the reference says anything, in either direction.",
        Direction = MetricDirection.CloserToReference,
        Copies = CopySide.Above,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.Euclidean(pair);
        int rows = neighbours.Training.Rows;
        if (rows < 2) { return new MetricResult.NotApplicable("the training table has one row only, and no distance to another"); }
        NearestRows toJudged = neighbours.TrainingToCandidate, toOthers = neighbours.TrainingToTraining;
        double[] fromCentre = new SpaceCentre(neighbours.CandidateRows).DistancesOf(neighbours.CandidateRows);
        double[] ofNearest = [.. Enumerable.Range(0, rows).Select(row => fromCentre[toJudged.Row(row)])];
        double[] covered = [.. Enumerable.Range(0, rows)
            .Where(row => toJudged.Distance(row) <= toOthers.Distance(row) + NearestRows.Tie).Select(row => ofNearest[row])];
        (double, double)[] curve = SupportCurve.Of(ofNearest, covered, rows);
        double area = SupportCurve.Area(curve);
        return new MetricResult.Score(area)
        {
            // Training rows that share their nearest judged row are covered together.
            Interval = DependentShare.Interval(area, Enumerable.Range(0, rows).Select(row => toJudged.Row(row))),
            Details =
            [
                SupportCurve.Table("Real rows covered by the innermost part of the judged ones", curve),
                new DetailTable("figures", "Rows covered", DetailKind.Figures, ["figure"], ["share"],
                    [new DetailRow(["real rows covered by any judged row"], [covered.Length / (double)rows])]),
            ],
            Notes = neighbours.Notes,
        };
    }
}
