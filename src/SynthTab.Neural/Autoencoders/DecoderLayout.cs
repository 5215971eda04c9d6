using SynthTab.Encoders;

namespace SynthTab.Neural.Autoencoders;

/// <summary>The logits of one block of alternatives among the decoder's outputs.</summary>
/// <param name="Span">The block in an encoded row.</param>
/// <param name="Start">The first of its logits, which are as many as its slots.</param>
internal sealed record BlockHead(EncodedSpan Span, int Start);

/// <summary>What the decoder says of one scalar.</summary>
/// <param name="Start">The scalar's entry in an encoded row.</param>
/// <param name="Block">The place in <see cref="DecoderLayout.Blocks"/> of the block that says whether the scalar means anything, and in
/// which component; -1 where it always does.</param>
/// <param name="OwnSlots">The block's first slots, in which the scalar means something.</param>
/// <param name="FirstMean">The first of its means among the decoder's outputs.</param>
/// <param name="Means">How many means there are: one for all components, or one for each.</param>
internal sealed record NumberHead(int Start, int Block, int OwnSlots, int FirstMean, int Means)
{
    /// <summary>The mean that counts in a slot, or -1 where the scalar means nothing: at a point mass and in a missing cell.</summary>
    /// <param name="slot">The slot of the scalar's block; anything where it has none.</param>
    public int MeanIn(int slot) => Block < 0 ? FirstMean : slot >= OwnSlots ? -1 : Means == 1 ? FirstMean : FirstMean + slot;
}

/// <summary>What the decoder's outputs are: first the logits of all blocks, then the means of all scalars.</summary>
internal sealed class DecoderLayout
{
    /// <summary>Lays the outputs out.</summary>
    /// <param name="encoder">The table's coding.</param>
    /// <param name="meanPerComponent">Whether a scalar has a mean of its own in each component of its column.</param>
    public DecoderLayout(TableEncoder encoder, bool meanPerComponent)
    {
        Encoded = encoder.Layout;
        var blocks = new List<BlockHead>();
        foreach (EncodedSpan span in Encoded.Spans.Where(s => s.Kind == SpanKind.OneHot))
        {
            blocks.Add(new BlockHead(span, Slots));
            Slots += span.Width;
        }
        Blocks = blocks;
        var numbers = new List<NumberHead>();
        foreach (EncodedSpan span in Encoded.Spans.Where(s => s.Kind == SpanKind.Scalar))
        {
            int block = blocks.FindIndex(b => b.Span.Column == span.Column);
            int own = encoder.Columns[span.Column] is FittedNumericColumn column ? column.SlotsBeforeMasses : 1;
            int means = meanPerComponent && block >= 0 ? Math.Max(1, own) : 1;
            numbers.Add(new NumberHead(span.Start, block, own, Slots + Means, means));
            Means += means;
        }
        Numbers = numbers;
    }

    /// <summary>The encoded rows.</summary>
    public EncodedLayout Encoded { get; }

    /// <summary>The blocks, in the order of the encoded row.</summary>
    public IReadOnlyList<BlockHead> Blocks { get; }

    /// <summary>The scalars, in the order of the encoded row.</summary>
    public IReadOnlyList<NumberHead> Numbers { get; }

    /// <summary>The number of logits.</summary>
    public int Slots { get; }

    /// <summary>The number of means; each has a spread of its own.</summary>
    public int Means { get; }

    /// <summary>The number of outputs.</summary>
    public int Outputs => Slots + Means;
}
