namespace SynthTab.Evaluation.Preparation;

/// <summary>
/// A row order that depends on the rows' contents, the seed and the table's role, never on the file's order: rows are sorted
/// by a hash of their contents. To a metric it is a random order, so that samples, folds and halves can be taken from the front.
/// </summary>
internal static class CanonicalOrder
{
    /// <summary>The table's rows in canonical order, at most <paramref name="limit"/> of them.</summary>
    public static PreparedTable Apply(PreparedTable table, long seed, TableRole role, int limit)
    {
        UInt128[] contents = RowKeys.Of(table).Keys;
        ulong salt = RandomSource.Name(seed, (ulong)role);
        var keys = new UInt128[table.Rows];
        for (int row = 0; row < keys.Length; row++) { keys[row] = Hash(contents[row], salt); }
        int[] order = SortedBy(keys);
        ScatterEqualRows(keys);
        Array.Sort(keys, order);
        int[] chosen = order.Length > limit ? order[..limit] : order;
        return new PreparedTable([.. table.Columns.AsParallel().AsOrdered().Select(c => c.Take(chosen))], chosen.Length);
    }

    /// <summary>Sorts the keys in place and tells where each came from.</summary>
    private static int[] SortedBy(UInt128[] keys)
    {
        var order = new int[keys.Length];
        for (int row = 0; row < order.Length; row++) { order[row] = row; }
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Gives the second, third, … of equal rows keys of their own: a sample must not take all copies of a row or none.</summary>
    private static void ScatterEqualRows(UInt128[] sortedKeys)
    {
        UInt128 previous = 0;
        ulong seenBefore = 0;
        for (int i = 0; i < sortedKeys.Length; i++)
        {
            UInt128 key = sortedKeys[i];
            seenBefore = i > 0 && key == previous ? seenBefore + 1 : 0;
            previous = key;
            if (seenBefore > 0) { sortedKeys[i] = Hash(key, seenBefore); }
        }
    }

    private static UInt128 Hash(UInt128 key, ulong salt)
        => new(RowKeys.Mix((ulong)(key >> 64) ^ salt), RowKeys.Mix(unchecked((ulong)key + salt)));
}
