using SynthTab.Encoders.Discrete;
using SynthTab.Learners.Trees;

namespace SynthTab.Synthesis.Refinement;

/// <summary>Rows of classes as trees read them: a byte for each cell, 0 for a missing one.</summary>
internal static class JudgedCodes
{
    private const int Most = 254;

    /// <summary>The rows of classes, [columns][rows]. Neighbouring classes of a number, and the rarest levels, share a code where there are
    /// more than a byte can tell apart.</summary>
    public static BinnedRows Of(DiscreteCoding coding, IReadOnlyList<int[]> codes)
        => new(codes[0].Length, [.. coding.Columns.Select((column, c) => Of(column, codes[c]))]);

    private static BinnedColumn Of(DiscreteColumn column, int[] codes)
    {
        byte[] byClass = column.IsOrdered ? Ascending(column) : Frequent(column);
        return new BinnedColumn(Array.ConvertAll(codes, code => byClass[code]), byClass.Max() + 1, column.IsOrdered);
    }

    private static byte[] Ascending(DiscreteColumn column)
    {
        int values = column.Classes - (column.MissingClass >= 0 ? 1 : 0);
        return [.. Enumerable.Range(0, column.Classes).Select(k => (byte)(k == column.MissingClass ? 0 : 1 + (values <= Most ? k : (long)k * Most / values)))];
    }

    private static byte[] Frequent(DiscreteColumn column)
    {
        var byClass = new byte[column.Classes];
        int next = 1;
        foreach (int k in Enumerable.Range(0, column.Classes).Where(k => k != column.MissingClass).OrderByDescending(k => column.Counts[k]))
        {
            byClass[k] = (byte)Math.Min(next++, Most);
        }
        return byClass;
    }
}
