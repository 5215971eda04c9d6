using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>Levels, coded alike in all tables of an evaluation: first the levels of the training table's schema, then those
/// that only another table has, so that an unseen level is visible as a code with no training rows.</summary>
public sealed class PreparedCategories : PreparedColumn
{
    private readonly Lazy<int[]> _counts;

    internal PreparedCategories(ColumnSchema schema, int[] codes, IReadOnlyList<string> levels) : base(schema, codes.Length)
    {
        Codes = codes;
        Levels = levels;
        _counts = new Lazy<int[]>(CountLevels);
    }

    /// <summary>The cells, [rows]: an index into <see cref="Levels"/>, or -1 where missing.</summary>
    public int[] Codes { get; }

    /// <summary>The levels of all tables together.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>How many cells hold each level, [levels]; counted on first use.</summary>
    public int[] Counts => _counts.Value;

    /// <inheritdoc/>
    public override int Missing => Rows - Counts.Sum();

    /// <inheritdoc/>
    internal override PreparedColumn Slice(int start, int count) => new PreparedCategories(Schema, Codes[start..(start + count)], Levels);

    /// <inheritdoc/>
    internal override PreparedColumn Take(int[] rows) => new PreparedCategories(Schema, Array.ConvertAll(rows, row => Codes[row]), Levels);

    /// <inheritdoc/>
    internal override PreparedColumn Append(PreparedColumn other)
        => new PreparedCategories(Schema, [.. Codes, .. ((PreparedCategories)other).Codes], Levels);

    /// <inheritdoc/>
    internal override void WriteBits(Span<ulong> bits)
    {
        for (int row = 0; row < bits.Length; row++) { bits[row] = unchecked((ulong)Codes[row]); }
    }

    private int[] CountLevels()
    {
        var counts = new int[Levels.Count];
        foreach (int code in Codes)
        {
            if (code >= 0) { counts[code]++; }
        }
        return counts;
    }
}
