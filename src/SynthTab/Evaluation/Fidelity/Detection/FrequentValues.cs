using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>Numbers that stand in so many rows of a table that they are values of their own: 0 in a column of gains.</summary>
internal static class FrequentValues
{
    /// <summary>Rarer values belong to a range.</summary>
    private const double LeastShare = 0.02;

    /// <summary>Fewer rows than this are not told.</summary>
    private const int LeastRows = 10;

    /// <summary>The values that hold 2 % of the rows, and at least ten, of either table: ascending, the most frequent ones where
    /// there are too many.</summary>
    public static double[] Of(PreparedNumbers training, PreparedNumbers judged, int most)
    {
        var shares = new Dictionary<double, double>();
        foreach (PreparedNumbers column in new[] { training, judged })
        {
            foreach ((double value, int count) in Runs(column.Sorted))
            {
                double share = count / (double)column.Rows;
                if (count >= LeastRows && share >= LeastShare) { shares[value] = Math.Max(share, shares.GetValueOrDefault(value)); }
            }
        }
        return [.. shares.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(most).Select(s => s.Key).Order()];
    }

    private static IEnumerable<(double Value, int Count)> Runs(double[] sorted)
    {
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++) { }
            yield return (sorted[start], end - start);
        }
    }
}
