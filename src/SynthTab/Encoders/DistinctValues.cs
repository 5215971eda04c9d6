namespace SynthTab.Encoders;

/// <summary>The different values of a column, ascending, and how often each occurs.</summary>
internal sealed class DistinctValues
{
    private DistinctValues(double[] values, int[] counts, int rows)
    {
        Values = values;
        Counts = counts;
        Rows = rows;
    }

    /// <summary>The values, ascending, [distinct].</summary>
    public double[] Values { get; }

    /// <summary>The rows of each, [distinct].</summary>
    public int[] Counts { get; }

    /// <summary>The rows in all.</summary>
    public int Rows { get; }

    /// <summary>Counts the values that are not missing (NaN).</summary>
    public static DistinctValues Of(ReadOnlySpan<double> cells)
    {
        var sorted = new double[cells.Length];
        int rows = 0;
        foreach (double cell in cells)
        {
            if (!double.IsNaN(cell)) { sorted[rows++] = cell + 0.0; } // -0.0 becomes 0.0: one value, one text
        }
        Array.Sort(sorted, 0, rows);
        var values = new List<double>();
        var counts = new List<int>();
        for (int start = 0, end; start < rows; start = end)
        {
            for (end = start + 1; end < rows && sorted[end] == sorted[start]; end++) { }
            values.Add(sorted[start]);
            counts.Add(end - start);
        }
        return new DistinctValues([.. values], [.. counts], rows);
    }

    /// <summary>The values without those named (which ascend), each as often as it occurs, ascending.</summary>
    public double[] Without(ReadOnlySpan<double> named)
    {
        var rest = new List<double>(Rows);
        for (int i = 0; i < Values.Length; i++)
        {
            if (named.BinarySearch(Values[i]) < 0) { rest.AddRange(Enumerable.Repeat(Values[i], Counts[i])); }
        }
        return [.. rest];
    }
}
