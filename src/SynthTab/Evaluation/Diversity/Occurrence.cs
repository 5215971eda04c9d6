namespace SynthTab.Evaluation.Diversity;

/// <summary>What sampling leaves open of a share of levels that occur.</summary>
internal static class Occurrence
{
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a mean over columns of the share of levels found.</summary>
    /// <param name="value">The mean.</param>
    /// <param name="cells">How many judged cells hold each level, [columns][levels]; no column without levels.</param>
    /// <remarks>By Jeffreys' prior for a Poisson number of cells, a level with k of them is missing from another table of the same
    /// size with probability (1/2)^(k + 1/2): 0.71 where there is none, 0.35 where there is one. So a level that was missed counts
    /// as one that might have come, which no drawing from the judged rows could tell.</remarks>
    public static Interval Interval(double value, int[][] cells)
    {
        double variance = cells.Sum(levels => levels.Sum(Variance) / levels.Length / levels.Length) / cells.Length / cells.Length;
        double reach = Z * Math.Sqrt(variance);
        return new Interval(Math.Max(0, value - reach), Math.Min(1, value + reach));
    }

    private static double Variance(int cells)
    {
        double missing = Math.Pow(0.5, cells + 0.5);
        return missing * (1 - missing);
    }
}
