using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy;

/// <summary>The share of judged rows that lie farther from their nearest training row than that row lies from its own nearest
/// other one: rows that are no mere disturbed copies.</summary>
/// <remarks>
/// In the Euclidean space of <see cref="RowDistance.Euclidean"/>. Alaa, van Breugel, Saveliev and van der Schaar 2022, "How
/// Faithful is your Synthetic Data?", section 3.3. The implementation in common use takes the real distance of another row: it looks
/// up the training rows' distances by the number of a synthetic row, and so rates a table that hugs its training rows as partly
/// authentic. Its figure is a detail, to compare with other reports. Wilson's 95 % interval.
/// </remarks>
internal sealed class Authenticity : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "authenticity",
        Family = MetricFamily.Privacy,
        Question = "How many rows are new, rather than a training row slightly changed?",
        Blindness = "About half of fresh real rows count as not authentic by chance, and an inaccurate table scores well.",
        Direction = MetricDirection.Higher,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.Euclidean(pair);
        if (neighbours.Training.Rows < 2) { return new MetricResult.NotApplicable("the training table has one row only, and no distance to another"); }
        NearestRows toTraining = neighbours.CandidateToTraining, among = neighbours.TrainingToTraining;
        int rows = neighbours.Candidate.Rows;
        int authentic = Enumerable.Range(0, rows).Count(row => toTraining.Distance(row) > among.Distance(toTraining.Row(row)) + NearestRows.Tie);
        return new MetricResult.Score(authentic / (double)rows)
        {
            Interval = Wilson.Interval(authentic, rows),
            Details =
            [
                new DetailTable("figures", "Two ways to count", DetailKind.Figures, ["figure"], ["value"],
                [
                    new DetailRow(["share of authentic rows"], [authentic / (double)rows]),
                    new DetailRow(["the same as commonly coded, with the distances of other rows"], [AsCommonlyCoded(neighbours)]),
                ]),
            ],
            Notes = neighbours.Notes,
        };
    }

    /// <summary>The share of training rows i, with nearest judged row j, for which the training row <em>of number j</em> has another
    /// training row nearer than i has j; null where there is no training row of such a number.</summary>
    private static double? AsCommonlyCoded(PairNeighbours neighbours)
    {
        NearestRows toJudged = neighbours.TrainingToCandidate, among = neighbours.TrainingToTraining;
        if (neighbours.Candidate.Rows > neighbours.Training.Rows) { return null; }
        return Enumerable.Range(0, toJudged.Queries).Count(i => among.Distance(toJudged.Row(i)) < toJudged.Distance(i) - NearestRows.Tie)
            / (double)toJudged.Queries;
    }
}
