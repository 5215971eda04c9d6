using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>A categorical or boolean column as classes: one for each level of training, shared by rare levels where there are too many,
/// and one for missing cells.</summary>
internal sealed class DiscreteLevels : DiscreteColumn
{
    private readonly LearnedLevels _learned;
    private readonly LevelSlots _slots;
    private readonly long[] _counts;

    public DiscreteLevels(ColumnSchema schema, LearnedLevels learned) : base(schema)
    {
        learned.Check(schema.Levels.Count);
        _learned = learned;
        _slots = new LevelSlots(learned.Counts, learned.Missing, learned.MaximumSlots);
        _counts = new long[_slots.Count];
        for (int level = 0; level < learned.Counts.Length; level++)
        {
            if (learned.Counts[level] > 0) { _counts[_slots.Of(level)] += learned.Counts[level]; }
        }
        if (_slots.Missing >= 0) { _counts[_slots.Missing] = learned.Missing; }
        Positions = new double[_slots.Count];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Counts => _counts;

    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public override int MissingClass => _slots.Missing;

    /// <inheritdoc/>
    public override IReadOnlyList<double> Positions { get; }

    internal override LearnedColumn Learned => _learned;

    /// <inheritdoc/>
    public override void Encode(Column cells, Span<int> into)
    {
        int[] codes = ((CategoricalColumn)cells).Codes;
        for (int row = 0; row < codes.Length; row++) { into[row] = _slots.Of(codes[row]); }
    }

    /// <inheritdoc/>
    public override Column Decode(ReadOnlySpan<int> classes, CellLimits limits, RandomSource random)
    {
        double[] shares = Shares(limits);
        var codes = new int[classes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            // Levels that share a class are told apart by drawing; of those allowed, where any is.
            do { codes[row] = _slots.Draw(classes[row], random); }
            while (shares[classes[row]] > 0 && !Allows(limits, codes[row]));
        }
        return new CategoricalColumn(Schema, codes);
    }

    /// <inheritdoc/>
    public override double[] Shares(CellLimits limits)
    {
        var shares = new double[Classes];
        for (int level = 0; level < _learned.Counts.Length; level++)
        {
            int own = _learned.Counts[level] > 0 && Allows(limits, level) ? _slots.Of(level) : -1;
            if (own >= 0) { shares[own] += (double)_learned.Counts[level] / _counts[own]; }
        }
        if (MissingClass >= 0) { shares[MissingClass] = limits.Missing ? 1 : 0; }
        return shares;
    }

    /// <inheritdoc/>
    public override double LogLaw(Column cells, int row, int ofClass)
    {
        int code = ((CategoricalColumn)cells).Codes[row];
        if (_slots.Of(code) != ofClass) { return double.NegativeInfinity; }
        return code < 0 ? 0 : Math.Log((double)_learned.Counts[code] / _counts[ofClass]);
    }

    private static bool Allows(CellLimits limits, int level)
        => level < 0 ? limits.Missing : limits.Present && limits.Levels?.Contains(level) != false;
}
