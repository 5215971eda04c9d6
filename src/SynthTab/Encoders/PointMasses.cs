namespace SynthTab.Encoders;

/// <summary>
/// Finds the values that are repeated far more than their neighbours, such as 0 in a column of capital gains or 40 in one of
/// weekly hours. They get slots of their own and come back exactly, instead of being smeared over a smooth density.
/// </summary>
/// <remarks>
/// The rule. (1) A column of at most <see cref="Most"/> different values, each on average in at least five rows, or of one or
/// two values at all, consists of point masses only. (2) Otherwise a value is one when it is in at least 0.4 % of the rows and
/// in ten rows, and at least five times as often as the middle one (the median) of its eight nearest neighbours among the
/// different values, four on each side; of more than <see cref="Most"/>, the most frequent are taken. (Ten rows: five times a
/// count of one or two happens by chance in a rounded column, ten times hardly ever.)
/// </remarks>
internal static class PointMasses
{
    /// <summary>The most point masses of a column.</summary>
    public const int Most = 16;

    private const int LeastRows = 10, LeastRowsOfFew = 5, Prominence = 5, NeighboursEachSide = 4;
    private const double LeastShare = 0.004;

    /// <summary>The point masses, ascending.</summary>
    public static double[] Find(DistinctValues column)
    {
        int distinct = column.Values.Length;
        if (distinct <= 2 || (distinct <= Most && column.Rows >= LeastRowsOfFew * distinct)) { return column.Values; }
        double least = Math.Max(LeastRows, LeastShare * column.Rows);
        return [.. Enumerable.Range(0, distinct)
            .Where(i => column.Counts[i] >= least && column.Counts[i] >= Prominence * NeighboursMedian(column.Counts, i))
            .OrderByDescending(i => column.Counts[i])
            .Take(Most)
            .Select(i => column.Values[i])
            .Order()];
    }

    private static double NeighboursMedian(int[] counts, int at)
    {
        int first = Math.Max(0, at - NeighboursEachSide), last = Math.Min(counts.Length - 1, at + NeighboursEachSide);
        int[] neighbours = [.. counts[first..at], .. counts[(at + 1)..(last + 1)]];
        Array.Sort(neighbours);
        int half = neighbours.Length / 2;
        return neighbours.Length % 2 == 1 ? neighbours[half] : (neighbours[half - 1] + neighbours[half]) / 2.0;
    }
}
