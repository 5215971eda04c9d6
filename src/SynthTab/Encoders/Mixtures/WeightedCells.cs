namespace SynthTab.Encoders.Mixtures;

/// <summary>
/// Many sorted numbers in a few cells, each with its number of rows, mean and variance: all that a mixture of normals looks at.
/// A fit then costs the same for ten thousand rows and for ten million.
/// </summary>
/// <remarks>
/// A cell ends at a 1024th of the rows or a 1024th of the range, whichever comes first, so that neither a dense nor a sparse
/// stretch is blurred. Rows of one cell share their responsibilities; their variance within the cell is kept and counted.
/// </remarks>
internal sealed class WeightedCells
{
    private const int Resolution = 1024;

    private WeightedCells(double[] weights, double[] means, double[] variances)
    {
        Weights = weights;
        Means = means;
        Variances = variances;
        Rows = weights.Sum();
    }

    /// <summary>The number of cells, at most 2 x 1024 + 2.</summary>
    public int Count => Weights.Length;

    /// <summary>The number of rows in all.</summary>
    public double Rows { get; }

    /// <summary>Rows of each cell, [cells].</summary>
    public double[] Weights { get; }

    /// <summary>The mean of each cell, ascending, [cells].</summary>
    public double[] Means { get; }

    /// <summary>The variance within each cell, [cells].</summary>
    public double[] Variances { get; }

    /// <summary>Makes the cells of sorted values.</summary>
    /// <param name="sorted">The values, ascending, at least one.</param>
    /// <param name="grain">The width that a value stands for (the step of a grid), or 0: a recorded 38 means 37.5 to 38.5, and
    /// no component may be narrower than that.</param>
    public static WeightedCells Of(ReadOnlySpan<double> sorted, double grain)
    {
        double widest = (sorted[^1] - sorted[0]) / Resolution;
        int fullest = Math.Max(1, sorted.Length / Resolution);
        var weights = new List<double>(2 * Resolution);
        var means = new List<double>(2 * Resolution);
        var variances = new List<double>(2 * Resolution);
        for (int start = 0; start < sorted.Length;)
        {
            int end = CellEnd(sorted, start, fullest, widest);
            (double mean, double variance) = Moments(sorted[start..end]);
            weights.Add(end - start);
            means.Add(mean);
            variances.Add(variance + grain * grain / 12);
            start = end;
        }
        return new WeightedCells([.. weights], [.. means], [.. variances]);
    }

    /// <summary>The first row that is not of the cell. Equal values are never parted.</summary>
    private static int CellEnd(ReadOnlySpan<double> sorted, int start, int fullest, double widest)
    {
        int end = start + 1;
        while (end < sorted.Length
            && (sorted[end] == sorted[end - 1] || (end - start < fullest && sorted[end] - sorted[start] <= widest)))
        {
            end++;
        }
        return end;
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        double shift = values[0], sum = 0, squares = 0; // measured from the first value, so that large numbers cancel nothing
        foreach (double value in values)
        {
            sum += value - shift;
            squares += (value - shift) * (value - shift);
        }
        double mean = sum / values.Length;
        return (shift + mean, Math.Max(0, squares / values.Length - mean * mean));
    }
}
