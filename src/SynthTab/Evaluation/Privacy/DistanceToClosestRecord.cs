using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy;

/// <summary>
/// A diagnostic: the share of judged rows that lie nearer to the training table than to as many unseen rows, ties counting
/// half, with the distances themselves as details. A table that knows nothing of single rows scores 0.5.
/// </summary>
/// <remarks>
/// The distance is the mixed L1 of <see cref="RowDistance.MixedL1"/>; both sides have as many rows as the smaller table, since
/// the larger one is nearer by its size alone. Where the training table is the larger, its other rows cannot be seen by the
/// share. Why no verdict rests on it: Yao, Krčo, Ganev and de Montjoye 2025, "The DCR Delusion: Measuring the Privacy Risk of
/// Synthetic Data" (arXiv 2505.01524). The detail of SDMetrics (DCROverfittingProtection) sets the whole training table against the
/// holdout, each scaled by its own range, and is below 1 even for real rows.
/// </remarks>
internal sealed class DistanceToClosestRecord : IMetric
{
    private const string Delusion =
        "A diagnostic, not a measure of privacy: it is an average that protects no outlying person, it depends on how columns are scaled, "
        + "a secret cell can be copied at a large distance, and tables that pass it have been open to membership inference.";

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "distance-to-closest-record",
        Family = MetricFamily.Privacy,
        Question = "Diagnostic: do the rows lie nearer to the training table than to as many unseen rows?",
        Blindness = "An average over all rows: a few copied or outlying people vanish in it, and 0.5 is necessary, not sufficient.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        DependsOnSize = false,
        IsDiagnostic = true,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (UnseenNeighbours.Of(pair) is not { } control) { return new MetricResult.NotApplicable(UnseenNeighbours.Absent); }
        NearestRows toTraining = control.CandidateToTrainingPart, toUnseen = control.CandidateToUnseenPart;
        (int nearer, int tied) = Count(toTraining, toUnseen);
        cancellation.ThrowIfCancellationRequested();
        double[] judged = PairNeighbours.MixedL1(pair).CandidateToTraining.Distances(), unseen = control.UnseenToTraining.Distances();
        Array.Sort(judged);
        Array.Sort(unseen);
        int rows = toTraining.Queries;
        double share = (nearer + tied / 2.0) / rows;
        return new MetricResult.Score(share)
        {
            // Rows that share their nearest real row are nearer to the same side together.
            Interval = DependentShare.Interval(share, Enumerable.Range(0, rows).Select(row =>
                toTraining.Distance(row) < toUnseen.Distance(row) - NearestRows.Tie ? toTraining.Row(row) : -1 - toUnseen.Row(row))),
            Details =
            [
                Shares(nearer, tied, rows, control.PartRows, Overfitting(pair, control)),
                Baseline(pair),
                DistanceQuantiles.Table("Distance to the nearest training row", judged, unseen),
                DistanceQuantiles.Curve("Distance to the nearest training row", "distance", judged, unseen),
            ],
            Notes = [Delusion, .. control.Notes],
        };
    }

    private static (int Nearer, int Tied) Count(NearestRows toTraining, NearestRows toOthers)
    {
        int nearer = 0, tied = 0;
        for (int row = 0; row < toTraining.Queries; row++)
        {
            double gap = toTraining.Distance(row) - toOthers.Distance(row);
            if (gap < -NearestRows.Tie) { nearer++; }
            else if (gap <= NearestRows.Tie) { tied++; }
        }
        return (nearer, tied);
    }

    /// <summary>The share of judged rows nearer to the whole training table by Gower's distance, each table scaled by its own range.</summary>
    private static double Overfitting(PreparedPair pair, UnseenNeighbours control)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        NearestRows To(PreparedTable table)
        {
            var coding = new RowCoding(table, RowDistance.Gower);
            return NearestRows.Find(coding.Apply(neighbours.Candidate), coding.Apply(table), RowDistance.Gower, 1);
        }
        return Count(To(neighbours.Training), To(control.Unseen)).Nearer / (double)neighbours.Candidate.Rows;
    }

    /// <summary>Beside rows of noise, as SDMetrics' second figure of this kind does.</summary>
    private static DetailTable Baseline(PreparedPair pair)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        var found = RandomBaseline.Of(neighbours.Training, neighbours.Candidate, RandomBaseline.MostRows, pair.RandomFor("random-baseline"));
        return new DetailTable("noise", "Beside rows of uniform noise, by SDMetrics' distance", DetailKind.Figures, ["figure"], ["value"],
        [
            new DetailRow(["median distance of judged rows to the nearest training row"], [found.Judged]),
            new DetailRow(["the same of rows of noise"], [found.Noise]),
            new DetailRow(["DCRBaselineProtection of SDMetrics"], [found.Score]),
        ]);
    }

    private static DetailTable Shares(int nearer, int tied, int rows, int size, double overfitting) => new(
        "shares", "Nearer to training or to unseen rows", DetailKind.Figures, ["figure"], ["value"],
        [
            new DetailRow(["rows of each side"], [size]),
            new DetailRow(["share nearer to training rows"], [nearer / (double)rows]),
            new DetailRow(["share tied"], [tied / (double)rows]),
            new DetailRow(["share nearer to the whole training table, by SDMetrics' distance"], [overfitting]),
            new DetailRow(["DCROverfittingProtection of SDMetrics"], [Math.Min(1, 2 * (1 - overfitting))]),
        ]);
}
