namespace SynthTab.Evaluation.Preparation;

/// <summary>Where numbers are cut into bins of equal width.</summary>
internal static class BinEdges
{
    /// <summary>The usual number of bins between the outermost edges.</summary>
    public const int Bins = 10;

    /// <summary>
    /// The edges from the least to the greatest value, one more than bins, computed as numpy's <c>histogram_bin_edges</c> does, since a value on
    /// an edge must fall on the same side; a constant column gets edges from half below to half above it. Empty without values.
    /// </summary>
    public static double[] EqualWidth(ReadOnlySpan<double> sorted, int bins = Bins)
    {
        if (sorted.IsEmpty) { return []; }
        (double low, double high) = (sorted[0], sorted[^1]);
        if (low == high) { (low, high) = (low - 0.5, high + 0.5); }
        double step = (high - low) / bins;
        var edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++)
        {
            double share = i / (double)bins;
            // A range beyond the largest double, or one so small that its step vanishes, is interpolated from its ends.
            edges[i] = double.IsFinite(step) && step != 0 ? low + i * step : low * (1 - share) + high * share;
        }
        edges[bins] = high;
        return edges;
    }

    /// <summary>How many edges are at or below the value.</summary>
    public static int CountAtOrBelow(double[] edges, double value)
    {
        int low = 0, high = edges.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (edges[middle] <= value) { low = middle + 1; } else { high = middle; }
        }
        return low;
    }
}
