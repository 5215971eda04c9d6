using SynthTab.Encoders;

namespace SynthTab.Neural.Diffusion;

/// <summary>One number of an encoded row.</summary>
/// <param name="Column">The position of its column in the schema.</param>
/// <param name="EncodedStart">Its entry in an encoded row.</param>
internal sealed record MixedScalar(int Column, int EncodedStart);

/// <summary>One block of alternatives of an encoded row.</summary>
/// <param name="Column">The position of its column in the schema.</param>
/// <param name="Start">Its first slot, counted over all blocks.</param>
/// <param name="Width">The number of its slots.</param>
/// <param name="EncodedStart">Its first entry in an encoded row.</param>
internal sealed record MixedBlock(int Column, int Start, int Width, int EncodedStart);

/// <summary>
/// An encoded row as diffusion sees it: numbers that Gaussian noise acts on, and blocks of alternatives that another noise acts
/// on. A row of a network's input or output has the numbers first, then the slots of all blocks.
/// </summary>
internal sealed class MixedLayout
{
    /// <summary>Sorts the spans of an encoder's layout.</summary>
    public MixedLayout(EncodedLayout encoded)
    {
        Encoded = encoded;
        Scalars = [.. encoded.Spans.Where(s => s.Kind == SpanKind.Scalar).Select(s => new MixedScalar(s.Column, s.Start))];
        var blocks = new List<MixedBlock>();
        foreach (EncodedSpan span in encoded.Spans.Where(s => s.Kind == SpanKind.OneHot))
        {
            blocks.Add(new MixedBlock(span.Column, SlotCount, span.Width, span.Start));
            SlotCount += span.Width;
        }
        Blocks = blocks;
        Columns = encoded.Spans.Count == 0 ? 0 : encoded.Spans.Max(s => s.Column) + 1;
    }

    /// <summary>The encoder's layout.</summary>
    public EncodedLayout Encoded { get; }

    /// <summary>The numbers, in the order of the encoded row.</summary>
    public IReadOnlyList<MixedScalar> Scalars { get; }

    /// <summary>The blocks, in the order of the encoded row.</summary>
    public IReadOnlyList<MixedBlock> Blocks { get; }

    /// <summary>The slots of all blocks together.</summary>
    public int SlotCount { get; }

    /// <summary>The width of a network's output: numbers and slots.</summary>
    public int Width => Scalars.Count + SlotCount;

    /// <summary>The columns of the table; a column has at most one number and at most one block.</summary>
    public int Columns { get; }
}
