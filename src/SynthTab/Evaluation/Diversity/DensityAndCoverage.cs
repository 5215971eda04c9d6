using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>Coverage: the share of training rows that have a judged row among their five nearest real rows' distance. Density,
/// precision and recall stand beside it.</summary>
/// <remarks>
/// Naeem, Oh, Uh, Choi and Yoo 2020, "Reliable Fidelity and Diversity Metrics for Generative Models", eq. 3 and 4, and
/// Kynkäänniemi et al. 2019 for precision and recall, with k = 5 in the space of <see cref="RowDistance.Euclidean"/>. A ball
/// around a row reaches to its fifth nearest other row of the same table, its edge not included. Density and precision are taken
/// over at most 10,000 judged rows, recall over at most 10,000 rows of both tables.
/// </remarks>
internal sealed class DensityAndCoverage : IMetric
{
    private const int K = PairNeighbours.K;
    private const int MostRows = 10_000;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "density-and-coverage",
        Family = MetricFamily.Diversity,
        Question = "Is every neighbourhood of real rows represented?",
        Blindness = "One row is enough to cover a neighbourhood, and copies of training rows cover perfectly.",
        Direction = MetricDirection.Higher,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.Euclidean(pair);
        int rows = neighbours.Training.Rows;
        if (rows <= K) { return new MetricResult.NotApplicable($"the training table has {rows} rows, and a row's neighbourhood needs {K} others"); }
        double[] radii = neighbours.TrainingToTraining.Distances(K - 1);
        int covered = Enumerable.Range(0, rows).Count(row => neighbours.TrainingToCandidate.Distance(row) < radii[row] - NearestRows.Tie);
        int[] around = BallCounts.Of(First(neighbours.CandidateRows), neighbours.TrainingRows, radii, RowDistance.Euclidean, cancellation);
        double coverage = covered / (double)rows;
        return new MetricResult.Score(coverage)
        {
            // Training rows that share their nearest judged row are covered together.
            Interval = DependentShare.Interval(coverage, Enumerable.Range(0, rows).Select(row => neighbours.TrainingToCandidate.Row(row))),
            Details =
            [
                new DetailTable("figures", "Neighbourhoods of five rows", DetailKind.Figures, ["figure"], ["value"],
                [
                    new DetailRow(["coverage: real neighbourhoods with a judged row"], [coverage]),
                    new DetailRow(["density: real neighbourhoods around a judged row, over five"], [around.Average() / K]),
                    new DetailRow(["precision: judged rows within a real neighbourhood"], [around.Count(n => n > 0) / (double)around.Length]),
                    new DetailRow(["recall: real rows within a neighbourhood of judged rows"], [Recall(neighbours, cancellation)]),
                ]),
            ],
            Notes = neighbours.Notes,
        };
    }

    private static double? Recall(PairNeighbours neighbours, CancellationToken cancellation)
    {
        if (neighbours.Candidate.Rows <= K) { return null; }
        MixedRows training = First(neighbours.TrainingRows), judged = First(neighbours.CandidateRows);
        double[] radii = NearestRows.Find(judged, judged, RowDistance.Euclidean, K, sameRows: true, cancellation).Distances(K - 1);
        int[] around = BallCounts.Of(training, judged, radii, RowDistance.Euclidean, cancellation);
        return around.Count(n => n > 0) / (double)around.Length;
    }

    /// <summary>The first rows, which are a random sample.</summary>
    private static MixedRows First(MixedRows rows) => rows.Rows <= MostRows ? rows : rows.Take([.. Enumerable.Range(0, MostRows)]);
}
