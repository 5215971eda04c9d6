using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy;

/// <summary>The share of training rows that have a judged row nearer than any other training row.</summary>
/// <remarks>
/// In the Euclidean space of <see cref="RowDistance.Euclidean"/>, all columns weighing the same. A fresh sample as large as the
/// training table scores about 0.5, since its nearest row is as likely to be the nearer one; a smaller one scores less, so read it
/// at the reference's size. Yoon, Drumright and van der Schaar 2020, "Anonymization Through Data Synthesis Using Generative
/// Adversarial Networks (ADS-GAN)", with unit weights as in the field's implementations.
/// </remarks>
internal sealed class Identifiability : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "identifiability",
        Family = MetricFamily.Privacy,
        Question = "How many training rows have a synthetic row nearer than any other real row?",
        Blindness = "About half of all rows have one by chance, and which ones is not said; an inaccurate table scores well.",
        Direction = MetricDirection.Lower,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.Euclidean(pair);
        int rows = neighbours.Training.Rows;
        if (rows < 2) { return new MetricResult.NotApplicable("the training table has one row only, and no distance to another"); }
        NearestRows toJudged = neighbours.TrainingToCandidate, toOthers = neighbours.TrainingToTraining;
        int nearer = Enumerable.Range(0, rows).Count(row => toJudged.Distance(row) < toOthers.Distance(row) - NearestRows.Tie);
        double share = nearer / (double)rows;
        return new MetricResult.Score(share)
        {
            Interval = DependentShare.Interval(share, Enumerable.Range(0, rows).Select(row => toJudged.Row(row))),
            Notes = neighbours.Notes,
        };
    }
}
