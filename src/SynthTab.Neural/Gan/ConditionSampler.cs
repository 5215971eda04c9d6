using SynthTab.Neural.Training;

namespace SynthTab.Neural.Gan;

/// <summary>
/// Training by sampling: draws conditions, and real rows that satisfy them. The rows of each slot are listed once, one after
/// the other, so that a draw is two look-ups.
/// </summary>
internal sealed class ConditionSampler
{
    private readonly ConditionLaw? _law; // null: there is nothing to ask for
    private readonly int[][] _rows;      // [categories][rows], ordered by slot
    private readonly int[][] _starts;    // [categories][slots + 1], where a slot's rows begin
    private readonly int _rowCount;

    /// <summary>Lists the rows of every slot.</summary>
    public ConditionSampler(EncodedRows rows, ConditionLayout layout)
    {
        _rowCount = rows.Rows;
        _rows = new int[layout.Blocks.Count][];
        _starts = new int[layout.Blocks.Count][];
        for (int block = 0; block < _rows.Length; block++)
        {
            (_starts[block], _rows[block]) = SortBySlot(rows.Slots(layout.Blocks[block]), layout.Blocks[block].Width);
        }
        Frequencies = Array.ConvertAll(_starts, s => Shares(s, rows.Rows));
        _law = layout.Width == 0 ? null : ConditionLaw.OfTraining(Frequencies, rows.Rows);
    }

    /// <summary>The share of the training rows that each slot has, [categories][slots].</summary>
    public IReadOnlyList<float[]> Frequencies { get; }

    /// <summary>Draws a condition for each place, by the law of training; without categories the conditions stay as they are.</summary>
    public void Draw(Span<DrawnCondition> conditions, RandomSource random)
    {
        if (_law is null) { return; }
        foreach (ref DrawnCondition condition in conditions) { condition = _law.Draw(random); }
    }

    /// <summary>A row that satisfies the condition, every such row alike; without categories any row.</summary>
    public int RowWith(DrawnCondition condition, RandomSource random)
    {
        if (_law is null) { return random.NextInt(_rowCount); }
        int[] starts = _starts[condition.Block];
        int first = starts[condition.Slot], count = starts[condition.Slot + 1] - first;
        return _rows[condition.Block][first + random.NextInt(count)];
    }

    /// <summary>A counting sort.</summary>
    private static (int[] Starts, int[] Rows) SortBySlot(ReadOnlySpan<ushort> slots, int width)
    {
        var starts = new int[width + 1];
        foreach (ushort slot in slots) { starts[slot + 1]++; }
        for (int slot = 0; slot < width; slot++) { starts[slot + 1] += starts[slot]; }
        int[] next = starts[..width];
        var rows = new int[slots.Length];
        for (int row = 0; row < rows.Length; row++) { rows[next[slots[row]]++] = row; }
        return (starts, rows);
    }

    private static float[] Shares(int[] starts, int rows)
        => [.. Enumerable.Range(0, starts.Length - 1).Select(slot => (starts[slot + 1] - starts[slot]) / (float)rows)];
}
