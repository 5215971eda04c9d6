using SynthTab.Encoders;

namespace SynthTab.Neural.Gan;

/// <summary>
/// Which entries of the condition vector belong to which category: the one-hot blocks of all categorical columns, one after
/// the other. A vector has a single 1: "this column, this level". A category with one slot only is no choice and has no place.
/// </summary>
internal sealed class ConditionLayout
{
    private readonly int[] _starts;

    /// <summary>Reads the categories out of an encoded row's layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="conditional">Whether there are to be conditions; without them the vector has no entries.</param>
    public ConditionLayout(EncodedLayout layout, bool conditional)
    {
        Blocks = conditional ? [.. layout.Spans.Where(s => s is { IsCategory: true, Kind: SpanKind.OneHot, Width: > 1 })] : [];
        _starts = new int[Blocks.Count];
        foreach ((int i, EncodedSpan block) in Blocks.Index())
        {
            _starts[i] = Width;
            Width += block.Width;
        }
    }

    /// <summary>The categories, as blocks of the encoded row.</summary>
    public IReadOnlyList<EncodedSpan> Blocks { get; }

    /// <summary>The entries of a condition vector; 0 where there is nothing to ask for.</summary>
    public int Width { get; }

    /// <summary>The entry of a category's slot.</summary>
    public int Entry(DrawnCondition condition) => _starts[condition.Block] + condition.Slot;
}

/// <summary>One condition: a category and a slot of it.</summary>
/// <param name="Block">The category's position in <see cref="ConditionLayout.Blocks"/>.</param>
/// <param name="Slot">The slot, counted from the block's start.</param>
internal readonly record struct DrawnCondition(int Block, int Slot);
