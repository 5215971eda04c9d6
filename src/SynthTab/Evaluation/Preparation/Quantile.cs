namespace SynthTab.Evaluation.Preparation;

/// <summary>Quantiles by linear interpolation between order statistics (type 7, numpy's default).</summary>
internal static class Quantile
{
    /// <summary>The quantile at this share of ascending values, of which there must be one; computed as numpy does, since bin
    /// edges that are quantiles are compared with values.</summary>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int below = (int)place;
        double a = sorted[below], b = sorted[Math.Min(below + 1, sorted.Length - 1)], t = place - below;
        double gap = b - a;
        if (!double.IsFinite(gap)) { return a * (1 - t) + b * t; } // two ends of the doubles
        return t >= 0.5 ? b - gap * (1 - t) : a + gap * t;
    }

    /// <summary>The quantile at one half.</summary>
    public static double Median(ReadOnlySpan<double> sorted) => Of(sorted, 0.5);
}
