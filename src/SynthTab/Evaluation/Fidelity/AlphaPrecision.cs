using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>Whether the innermost part α of the real rows' space holds the share α of the judged rows, for every α.</summary>
/// <remarks>
/// The alpha-precision of Alaa et al. 2022 in its plain form: balls around the mean of the training rows in the space of
/// <see cref="RowDistance.Euclidean"/>. The area is 1 - Σ |α - share| / Σ α over 30 levels.
/// </remarks>
internal sealed class AlphaPrecision : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "alpha-precision",
        Family = MetricFamily.Fidelity,
        Question = "Do the rows lie as far from the real centre as real rows do?",
        Blindness = "Only the distance from one centre counts, so that rows at the right distance in a wrong direction score well.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var coding = new RowCoding(pair.Training, RowDistance.Euclidean);
        MixedRows training = coding.Apply(pair.Training);
        var centre = new SpaceCentre(training);
        double[] real = centre.DistancesOf(training);
        if (real.Max() <= NearestRows.Tie) { return new MetricResult.NotApplicable("all training rows are the same"); }
        (double, double)[] curve = SupportCurve.Of(real, centre.DistancesOf(coding.Apply(pair.Candidate)), pair.Candidate.Rows);
        return new MetricResult.Score(SupportCurve.Area(curve)) { Details = [SupportCurve.Table("Rows within the innermost part of the real ones", curve)] };
    }
}
