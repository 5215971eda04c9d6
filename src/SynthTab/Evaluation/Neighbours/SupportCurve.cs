using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Neighbours;

/// <summary>What share of rows lies within the innermost part α of a distribution, for α from 0 to 1, and how close that share is
/// to α itself.</summary>
/// <remarks>Alaa, van Breugel, Saveliev and van der Schaar 2022, "How Faithful is your Synthetic Data?", section 4, with balls around
/// the mean in the encoded space instead of a learned embedding, and 30 levels, as in the field's implementations.</remarks>
internal static class SupportCurve
{
    private const int Levels = 30;

    /// <summary>α and the share, [levels].</summary>
    /// <param name="supportDistances">The distances from the centre that define the balls: that of level α holds the part α of them.</param>
    /// <param name="distances">The distances of the rows that are counted.</param>
    /// <param name="rows">Of how many rows the share is taken; those without a distance lie in no ball.</param>
    public static (double Alpha, double Share)[] Of(double[] supportDistances, IEnumerable<double> distances, int rows)
    {
        double[] support = [.. supportDistances.Order()], counted = [.. distances.Order()];
        return [.. Enumerable.Range(0, Levels).Select(i =>
        {
            double alpha = i / (Levels - 1.0);
            double radius = Quantile.Of(support, alpha) + NearestRows.Tie;
            return (alpha, BinEdges.CountAtOrBelow(counted, radius) / (double)rows);
        })];
    }

    /// <summary>1 - Σ |α - share| / Σ α, at least 0: 1 where every share is its α.</summary>
    public static double Area((double Alpha, double Share)[] curve)
        => Math.Max(0, 1 - curve.Sum(p => Math.Abs(p.Alpha - p.Share)) / curve.Sum(p => p.Alpha));

    /// <summary>The curve for drawing.</summary>
    public static DetailTable Table(string title, (double Alpha, double Share)[] curve)
        => new("curve", title, DetailKind.Curve, [], ["part of the distribution", "share of rows"],
            [.. curve.Select(p => new DetailRow([], [p.Alpha, p.Share]))]);
}
