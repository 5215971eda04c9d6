namespace SynthTab.Synthesis.Classical;

/// <summary>Stretches of the unit interval, each as long as a piece's share of the rows.</summary>
internal static class Shares
{
    /// <summary>Where each piece's stretch ends; the last ends at exactly 1.</summary>
    public static double[] Cumulative(ReadOnlySpan<long> rows)
    {
        double total = 0, sum = 0;
        foreach (long piece in rows) { total += piece; }
        var ends = new double[rows.Length];
        for (int i = 0; i < ends.Length; i++)
        {
            sum += rows[i];
            ends[i] = sum / total;
        }
        return ends;
    }

    /// <summary>The piece in whose stretch a rank in [0, 1] lies; an end belongs to the piece above it.</summary>
    public static int PieceOf(double[] ends, double rank)
    {
        int found = Array.BinarySearch(ends, rank);
        return Math.Min(found < 0 ? ~found : found + 1, ends.Length - 1);
    }
}
