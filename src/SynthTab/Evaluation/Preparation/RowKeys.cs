namespace SynthTab.Evaluation.Preparation;

/// <summary>
/// A 128-bit fingerprint of every row: equal rows (missing equals missing, -0 equals 0) have equal keys, and different rows
/// have different ones with a probability of error below 10^-24 for a million rows.
/// </summary>
internal sealed class RowKeys
{
    private RowKeys(UInt128[] keys)
    {
        Keys = keys;
    }

    /// <summary>The fingerprints, [rows].</summary>
    public UInt128[] Keys { get; }

    /// <summary>The table's keys, computed on first use.</summary>
    public static RowKeys Of(PreparedTable table) => table.Shared(Compute);

    private static RowKeys Compute(PreparedTable table)
    {
        var high = new ulong[table.Rows];
        var low = new ulong[table.Rows];
        Array.Fill(low, 1UL);
        var cells = new ulong[table.Rows];
        foreach (PreparedColumn column in table.Columns)
        {
            column.WriteBits(cells);
            for (int row = 0; row < cells.Length; row++)
            {
                high[row] = Mix(unchecked(high[row] * 0x9E3779B97F4A7C15 + cells[row]));
                low[row] = Mix(unchecked((low[row] ^ cells[row]) * 0xD1342543DE82EF95 + 0x632BE59BD9B4E019));
            }
        }
        var keys = new UInt128[table.Rows];
        for (int row = 0; row < keys.Length; row++) { keys[row] = new UInt128(high[row], low[row]); }
        return new RowKeys(keys);
    }

    /// <summary>The finalizer of SplitMix64: every input bit reaches every output bit.</summary>
    internal static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
