using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>The form of one span of a column, before it has a place in the row.</summary>
/// <param name="Width">The number of entries; 1 for a scalar.</param>
/// <param name="Kind">What the entries hold.</param>
/// <param name="IsCategory">Whether the entries are levels of a categorical column.</param>
public readonly record struct SpanShape(int Width, SpanKind Kind, bool IsCategory);

/// <summary>
/// The coding of one column, learned from training cells: cells to entries and back. It sees no other column and no model.
/// </summary>
/// <remarks>
/// What every coding promises: entries decode to a cell that training could have held (on the grid, within the range, of the
/// levels), whatever the entries are, as long as none is NaN; and decoding undoes encoding, exactly for categories, point
/// masses and missing cells, and within the coding's stated tolerance for other numbers.
/// </remarks>
public abstract class FittedColumn
{
    private protected FittedColumn(ColumnSchema schema) => Schema = schema;

    /// <summary>The column.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The column's spans, in order; at least one.</summary>
    public abstract IReadOnlyList<SpanShape> Spans { get; }

    /// <summary>The number of entries of all spans.</summary>
    public int Width => Spans.Sum(s => s.Width);

    /// <summary>All that was learned, as it is saved.</summary>
    internal abstract LearnedColumn Learned { get; }

    /// <summary>Writes the cells' entries.</summary>
    /// <param name="cells">The cells, of this column's storage, [rows].</param>
    /// <param name="into">Receives the entries; all 0 before. A cell that has no slot, because training had none like it (a
    /// missing cell, a level), leaves its one-hot span at 0.</param>
    /// <param name="random">Where the coding makes a choice.</param>
    public abstract void Encode(Column cells, EncodedBlock into, RandomSource random);

    /// <summary>Reads cells from entries, which may come from a model: any finite or infinite numbers, but not NaN.</summary>
    /// <param name="from">The entries.</param>
    /// <param name="random">Where an entry stands for several cells.</param>
    public abstract Column Decode(EncodedBlock from, RandomSource random);

    /// <summary>The slot of a level (-1: missing) within the column's category span, or -1 where it has none.</summary>
    public virtual int SlotOf(int level) => -1;

    /// <summary>The slot of missing cells within the column's one-hot span, or -1 where training had none.</summary>
    public abstract int MissingSlot { get; }
}
