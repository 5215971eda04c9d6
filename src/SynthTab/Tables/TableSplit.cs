namespace SynthTab.Tables;

/// <summary>Parts a table into rows to learn from and rows that no generator ever sees.</summary>
/// <remarks>Seeded; rows keep their order within each part. With a categorical or boolean target the parts have the same shares
/// of its levels (and of missing cells), up to whole rows; a level of two rows or more is always in the training part, and a
/// level of one row too.</remarks>
public static class TableSplit
{
    /// <summary>Draws the holdout.</summary>
    /// <param name="table">At least two rows.</param>
    /// <param name="holdoutShare">The share of rows in the holdout, above 0 and below 1; at least one row goes to each part.</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    /// <exception cref="SynthTabException">The share is outside its range, the table has fewer than two rows, or no two rows share
    /// a level of the target.</exception>
    public static (Table Training, Table Holdout) Split(Table table, double holdoutShare, long seed)
    {
        if (!(holdoutShare > 0 && holdoutShare < 1))
        {
            throw new OptionsException(FormattableString.Invariant($"holdout: the share is {holdoutShare}, and must lie between 0 and 1, both excluded."));
        }
        if (table.Rows < 2)
        {
            throw new SynthTabException($"holdout: the table has {table.Rows} row{(table.Rows == 1 ? "" : "s")}, and at least 2 are needed to part it.");
        }
        bool[] held = Draw(Strata(table), holdoutShare, table.Rows, seed);
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        return (table.Take(Array.FindAll(rows, r => !held[r])), table.Take(Array.FindAll(rows, r => held[r])));
    }

    /// <summary>The rows of each level of a categorical target, the rows without one last; or all rows together.</summary>
    private static List<int>[] Strata(Table table)
    {
        int[]? codes = table.Schema.Target is { IsCategorical: true } target ? ((CategoricalColumn)table[target.Name]).Codes : null;
        var strata = new List<int>[(codes is null ? 0 : table.Schema.Target!.Levels.Count) + 1];
        for (int i = 0; i < strata.Length; i++) { strata[i] = []; }
        for (int row = 0; row < table.Rows; row++)
        {
            strata[codes is null || codes[row] == CategoricalColumn.Missing ? ^1 : codes[row]].Add(row);
        }
        return strata;
    }

    private static bool[] Draw(List<int>[] strata, double share, int rows, long seed)
    {
        int[] counts = Apportion(strata, share, Math.Clamp((int)Math.Round(share * rows), 1, rows - 1));
        if (counts.Sum() == 0)
        {
            throw new SynthTabException("holdout: every level of the target stands in one row, and a level of at least 2 rows is needed to part the table.");
        }
        var held = new bool[rows];
        for (int i = 0; i < strata.Length; i++)
        {
            int[] shuffled = [.. strata[i]];
            new RandomSource(seed, (ulong)i).Shuffle<int>(shuffled);
            foreach (int row in shuffled.AsSpan(0, counts[i])) { held[row] = true; }
        }
        return held;
    }

    /// <summary>How many rows of each stratum are held out: the whole part of its share, and the rows that are then left over to the
    /// largest remainders, but never all rows of a stratum.</summary>
    private static int[] Apportion(List<int>[] strata, double share, int total)
    {
        int[] most = [.. strata.Select(s => Math.Max(0, s.Count - 1))];
        int[] counts = [.. strata.Select((s, i) => Math.Min(most[i], (int)Math.Floor(share * s.Count)))];
        int[] order = [.. Enumerable.Range(0, strata.Length).OrderByDescending(i => share * strata[i].Count - counts[i]).ThenBy(i => i)];
        int left = total - counts.Sum();
        while (left > 0 && order.Any(i => counts[i] < most[i]))
        {
            foreach (int i in order.Where(i => counts[i] < most[i]))
            {
                if (left == 0) { break; }
                counts[i]++;
                left--;
            }
        }
        return counts;
    }
}
