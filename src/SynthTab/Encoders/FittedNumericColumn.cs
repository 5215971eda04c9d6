using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>
/// What all codings of numbers share: slots for point masses and for missing cells beside the coding's own slots, and a grid
/// and a range that every decoded value keeps.
/// </summary>
/// <remarks>
/// The spans are a scalar, left out when every value is a point mass, and a one-hot span of [the coding's own slots, point
/// masses ascending, missing], left out when it would have one slot that says nothing. The scalar of a point mass or of a
/// missing cell is 0.
/// </remarks>
public abstract class FittedNumericColumn : FittedColumn
{
    private readonly LearnedNumbers _learned;
    private readonly NumericGrid? _grid;  // null: every cell is missing
    private readonly int _ownSlots;       // 0: every value is a point mass
    private readonly int _firstSlot;      // where the one-hot span starts, or -1
    private readonly int _missingSlot;    // or -1

    private protected FittedNumericColumn(ColumnSchema schema, LearnedNumbers learned, int ownSlots, bool alwaysShowsSlot) : base(schema)
    {
        learned.Check();
        _learned = learned;
        _grid = learned.Range is null ? null : new NumericGrid(schema, learned.Range);
        _ownSlots = learned.Ordinary is null ? 0 : ownSlots;
        int slots = _ownSlots + learned.PointMasses.Length + (learned.HasMissing ? 1 : 0);
        _missingSlot = learned.HasMissing ? slots - 1 : -1;
        bool hasScalar = _ownSlots > 0;
        bool hasSlots = alwaysShowsSlot || slots > 1 || !hasScalar;
        _firstSlot = hasSlots ? (hasScalar ? 1 : 0) : -1;
        var spans = new List<SpanShape>();
        if (hasScalar) { spans.Add(new SpanShape(1, SpanKind.Scalar, IsCategory: false)); }
        if (hasSlots) { spans.Add(new SpanShape(slots, SpanKind.OneHot, IsCategory: false)); }
        Spans = spans;
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<SpanShape> Spans { get; }

    /// <inheritdoc/>
    public sealed override int MissingSlot => _missingSlot;

    /// <summary>The values that come back exactly, ascending.</summary>
    public IReadOnlyList<double> Masses => _learned.PointMasses;

    /// <summary>The range of the values that are no point masses, or null where there is none.</summary>
    private protected ValueRange? Ordinary => _learned.Ordinary;

    /// <summary>How many slots come before those of the point masses.</summary>
    public int SlotsBeforeMasses => _ownSlots;

    internal sealed override LearnedColumn Learned => _learned;

    /// <summary>The step of the grid, or 0.</summary>
    private protected double Step => _grid?.Step ?? 0;

    /// <summary>Codes a value that is no point mass.</summary>
    private protected abstract (int Slot, double Scalar) EncodeOrdinary(double value, RandomSource random);

    /// <summary>Decodes one, before the grid and the range have their say.</summary>
    private protected abstract double DecodeOrdinary(int slot, double scalar);

    /// <inheritdoc/>
    public sealed override void Encode(Column cells, EncodedBlock into, RandomSource random)
    {
        double[] values = ((NumericColumn)cells).Values;
        for (int row = 0; row < values.Length; row++)
        {
            Span<float> entries = into.Row(row);
            int slot = SlotOf(values[row]);
            if (slot < 0 && _ownSlots > 0 && !double.IsNaN(values[row]))
            {
                (slot, double scalar) = EncodeOrdinary(values[row], random);
                entries[0] = (float)scalar;
            }
            if (slot >= 0 && _firstSlot >= 0) { entries[_firstSlot + slot] = 1; }
        }
    }

    /// <summary>The slot of a missing cell or a point mass, or -1.</summary>
    private int SlotOf(double value)
    {
        if (double.IsNaN(value)) { return _missingSlot; }
        int mass = _learned.PointMasses.AsSpan().IndexOf(value);
        return mass < 0 ? -1 : _ownSlots + mass;
    }

    /// <inheritdoc/>
    public sealed override Column Decode(EncodedBlock from, RandomSource random)
    {
        var values = new double[from.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            ReadOnlySpan<float> entries = from.Row(row);
            int slot = _firstSlot < 0 ? 0 : EncodedBlock.Shown(entries[_firstSlot..]);
            values[row] = slot == _missingSlot ? double.NaN
                : slot >= _ownSlots ? _learned.PointMasses[slot - _ownSlots]
                : _grid!.Snap(DecodeOrdinary(slot, entries[0]));
        }
        return new NumericColumn(Schema, values);
    }
}
