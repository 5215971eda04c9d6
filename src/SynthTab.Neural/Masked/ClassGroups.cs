using SynthTab.Encoders.Discrete;

namespace SynthTab.Neural.Masked;

/// <summary>A column's classes in a dozen groups, for statistics of pairs: runs of an ordered column's classes with about equally many
/// rows, or the most frequent levels and all others together; missing cells are a group of their own.</summary>
internal static class ClassGroups
{
    /// <summary>The most groups of values.</summary>
    public const int Most = 12;

    /// <summary>The group of every class, [classes], counted from 0.</summary>
    public static int[] Of(DiscreteColumn column)
    {
        int missing = column.MissingClass, values = column.Classes - (missing >= 0 ? 1 : 0);
        var groups = new int[column.Classes];
        int last = column.IsOrdered ? Runs(column, values, groups) : Frequent(column, values, groups);
        if (missing >= 0) { groups[missing] = last + 1; }
        return groups;
    }

    private static int Runs(DiscreteColumn column, int values, int[] groups)
    {
        double rows = 0, before = 0;
        for (int own = 0; own < values; own++) { rows += column.Counts[own]; }
        int last = -1, latestShare = -1;
        for (int own = 0; own < values; own++)
        {
            int share = (int)Math.Min(Most - 1, Most * (before + column.Counts[own] / 2.0) / rows);
            if (share > latestShare) { (last, latestShare) = (last + 1, share); }
            groups[own] = last;
            before += column.Counts[own];
        }
        return last;
    }

    private static int Frequent(DiscreteColumn column, int values, int[] groups)
    {
        int[] frequentFirst = [.. Enumerable.Range(0, values).OrderByDescending(c => column.Counts[c])];
        for (int i = 0; i < frequentFirst.Length; i++) { groups[frequentFirst[i]] = Math.Min(i, Most - 1); }
        return Math.Min(values, Most) - 1;
    }
}
