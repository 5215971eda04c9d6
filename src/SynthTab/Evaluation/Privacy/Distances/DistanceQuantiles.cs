using MathNet.Numerics.Statistics;

namespace SynthTab.Evaluation.Privacy.Distances;

/// <summary>The same quantity of judged and of unseen rows side by side: quantiles for reading and a curve for drawing.</summary>
internal static class DistanceQuantiles
{
    private const int CurvePoints = 50;

    private static readonly double[] Shares = [0.01, 0.05, 0.5, 0.95];

    /// <summary>The quantile by linear interpolation between order statistics (type 7).</summary>
    public static double Of(double[] sorted, double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);

    /// <summary>Quantiles at 1, 5, 50 and 95 % and the mean.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="judged">The values of the judged rows, ascending and finite.</param>
    /// <param name="unseen">The values of the unseen rows, ascending and finite; null where there are none.</param>
    public static DetailTable Table(string title, double[] judged, double[]? unseen) => new(
        "quantiles", title, DetailKind.Figures, ["quantile"], ["judged rows", "unseen rows"],
        [
            .. Shares.Select(share => new DetailRow([FormattableString.Invariant($"{share * 100}%")], [Of(judged, share), unseen is null ? null : Of(unseen, share)])),
            new DetailRow(["mean"], [judged.Average(), unseen?.Average()]),
        ]);

    /// <summary>The share of rows up to each value, from 0 to the 95 % quantile of the wider of the two.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="quantity">What the abscissa is called.</param>
    /// <param name="judged">The values of the judged rows, ascending and finite.</param>
    /// <param name="unseen">The values of the unseen rows, ascending and finite; null where there are none.</param>
    public static DetailTable Curve(string title, string quantity, double[] judged, double[]? unseen)
    {
        double end = Math.Max(Of(judged, 0.95), unseen is null ? 0 : Of(unseen, 0.95));
        return new DetailTable("distribution", title, DetailKind.Curve, [], [quantity, "judged rows", "unseen rows"],
            [.. Enumerable.Range(0, CurvePoints + 1).Select(i => end * i / CurvePoints)
                .Select(x => new DetailRow([], [x, ShareWithin(judged, x), unseen is null ? null : ShareWithin(unseen, x)]))]) { IsForemost = true };
    }

    /// <summary>The share of the ascending values up to the given one.</summary>
    public static double ShareWithin(double[] sorted, double most)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] <= most) { low = middle + 1; } else { high = middle; }
        }
        return low / (double)sorted.Length;
    }
}
