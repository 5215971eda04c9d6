using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>What one-hot coding learns.</summary>
internal sealed record LearnedLevels : LearnedColumn
{
    /// <summary>The training rows of each level of the schema, [levels].</summary>
    public required int[] Counts { get; init; }

    /// <summary>The training rows whose cell is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>The most slots.</summary>
    public required int MaximumSlots { get; init; }

    /// <summary>Checks the facts against the schema's levels.</summary>
    public void Check(int levels)
    {
        Require(Counts.Length == levels, $"the schema has {levels} levels and {Counts.Length} are counted");
        Require(Missing >= 0 && Counts.All(c => c >= 0), "a count must be at least 0");
        Require(Missing > 0 || Counts.Any(c => c > 0), "some cell must have been seen");
        Require(Counts.Sum(c => (long)c) <= int.MaxValue, "there are more rows than a table can have");
        Require(MaximumSlots >= 4, "there must be at least 4 slots");
    }
}

/// <summary>
/// One-hot coding of a categorical or boolean column: one span with a slot for each level of training, shared by rare levels
/// where there are too many (<see cref="EncoderOptions.MaximumSlots"/>), and one for missing cells where training had any.
/// </summary>
/// <remarks>Cells come back exactly; a level that shares its slot comes back as one of those that share it, drawn by their
/// training rows, so that the column's frequencies are kept although its rare levels are not told apart.</remarks>
public sealed class OneHotColumn : FittedColumn
{
    private readonly LearnedLevels _learned;
    private readonly LevelSlots _slots;

    internal OneHotColumn(ColumnSchema schema, LearnedLevels learned) : base(schema)
    {
        learned.Check(schema.Levels.Count);
        _learned = learned;
        _slots = new LevelSlots(learned.Counts, learned.Missing, learned.MaximumSlots);
        Spans = [new SpanShape(_slots.Count, SpanKind.OneHot, IsCategory: true)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SpanShape> Spans { get; }

    /// <inheritdoc/>
    public override int MissingSlot => _slots.Missing;

    internal override LearnedColumn Learned => _learned;

    /// <summary>What was learned.</summary>
    internal LearnedLevels Levels => _learned;

    /// <summary>Learns the column.</summary>
    internal static OneHotColumn Fit(CategoricalColumn column, int maximumSlots)
    {
        var counts = new int[column.Schema.Levels.Count];
        int missing = 0;
        foreach (int code in column.Codes)
        {
            if (code == CategoricalColumn.Missing) { missing++; }
            else { counts[code]++; }
        }
        return new OneHotColumn(column.Schema, new LearnedLevels
        {
            Name = column.Schema.Name,
            Counts = counts,
            Missing = missing,
            MaximumSlots = maximumSlots,
        });
    }

    /// <inheritdoc/>
    public override int SlotOf(int level) => _slots.Of(level);

    /// <inheritdoc/>
    public override void Encode(Column cells, EncodedBlock into, RandomSource random)
    {
        int[] codes = ((CategoricalColumn)cells).Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            int slot = _slots.Of(codes[row]);
            if (slot >= 0) { into.Row(row)[slot] = 1; }
        }
    }

    /// <inheritdoc/>
    public override Column Decode(EncodedBlock from, RandomSource random)
    {
        var codes = new int[from.Rows];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = _slots.Draw(EncodedBlock.Shown(from.Row(row)), random);
        }
        return new CategoricalColumn(Schema, codes);
    }
}
