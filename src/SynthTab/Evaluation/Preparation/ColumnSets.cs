namespace SynthTab.Evaluation.Preparation;

/// <summary>Sets of columns that are looked at together.</summary>
internal static class ColumnSets
{
    /// <summary>How many different sets of <paramref name="size"/> there are among so many columns; exact below 2^53.</summary>
    public static double Count(int columns, int size)
    {
        double count = 1;
        for (int i = 0; i < size; i++) { count = count * (columns - i) / (i + 1); }
        return Math.Round(count);
    }

    /// <summary>All sets of this size in order, or where there are more than <paramref name="most"/>, so many different ones drawn
    /// at random.</summary>
    public static IReadOnlyList<int[]> Of(int columns, int size, int most, RandomSource random)
    {
        if (size > columns) { return []; }
        if (Count(columns, size) <= most) { return [.. All(columns, size)]; }
        var drawn = new SortedSet<int[]>(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        while (drawn.Count < most) { drawn.Add(RandomColumns.Draw(columns, size, random)); }
        return [.. drawn];
    }

    private static IEnumerable<int[]> All(int columns, int size)
    {
        int[] set = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. set];
            int place = size - 1;
            while (place >= 0 && set[place] == columns - size + place) { place--; }
            if (place < 0) { yield break; }
            set[place]++;
            for (int next = place + 1; next < size; next++) { set[next] = set[next - 1] + 1; }
        }
    }
}
