using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy;

/// <summary>
/// The share of judged rows that lie closer to a training row than 99 % of the training rows lie to their nearest other one.
/// </summary>
/// <remarks>
/// The distance is the mixed L1 of <see cref="RowDistance.MixedL1"/>; the limit is the largest distance within which at most 1 %
/// of the training rows have another training row, and 0 where more than that have an equal one, so that only exact copies
/// count. Unseen real rows therefore score about 1 % or less, whatever the table. Wilson's 95 % interval.
/// </remarks>
internal sealed class NearCopies : IMetric
{
    private const double ShareWithinLimit = 0.01;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "near-copies",
        Family = MetricFamily.Privacy,
        Question = "How many rows lie closer to a training row than real rows ever lie to each other?",
        Blindness = "A person whose secret is kept while other columns are redrawn lies far away and is not counted.",
        Direction = MetricDirection.Lower,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        if (neighbours.Training.Rows < 2) { return new MetricResult.NotApplicable("the training table has one row only, and no distance to another"); }
        double limit = Limit(neighbours.TrainingToTraining.Distances());
        cancellation.ThrowIfCancellationRequested();
        double[] nearest = neighbours.CandidateToTraining.Distances();
        int near = nearest.Count(d => d <= limit + NearestRows.Tie), equal = nearest.Count(d => d <= NearestRows.Tie);
        int matching = RelativeMatches.Count(neighbours.Training, neighbours.Candidate);
        return new MetricResult.Score(near / (double)nearest.Length)
        {
            Interval = Wilson.Interval(near, nearest.Length),
            Details =
            [
                new DetailTable("counts", "Near copies counted", DetailKind.Figures, ["figure"], ["value"],
                [
                    new DetailRow(["rows judged"], [nearest.Length]),
                    new DetailRow(["distance that counts as near"], [limit]),
                    new DetailRow(["rows as near as that"], [near]),
                    new DetailRow(["rows at distance zero"], [equal]),
                    new DetailRow(["rows matching within 1 % of every number"], [matching]),
                    new DetailRow(["share of new rows by that rule (NewRowSynthesis)"], [1 - matching / (double)nearest.Length]),
                ]),
            ],
            Notes = neighbours.Notes,
        };
    }

    /// <summary>The largest distance that at most 1 % of the rows are within; 0 where there is none.</summary>
    private static double Limit(double[] distances)
    {
        Array.Sort(distances);
        int most = (int)(ShareWithinLimit * distances.Length);
        while (most > 0 && distances[most] <= distances[most - 1] + NearestRows.Tie) { most--; } // ties stay together
        return most == 0 ? 0 : distances[most - 1];
    }
}
