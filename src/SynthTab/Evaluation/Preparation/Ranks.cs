namespace SynthTab.Evaluation.Preparation;

/// <summary>The places of numbers in their order.</summary>
internal static class Ranks
{
    /// <summary>From 1 for the least, [values]; equal numbers share the mean of their places.</summary>
    public static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = [.. values];
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++) { }
            for (int i = start; i < end; i++) { ranks[order[i]] = (start + 1 + end) / 2.0; }
        }
        return ranks;
    }
}
