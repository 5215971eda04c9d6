using SynthTab.Encoders;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Autoencoders;

/// <summary>From the decoder's word to encoded rows: a slot for every block, and the place that belongs to it.</summary>
/// <param name="layout">What the decoder's outputs are.</param>
/// <param name="spreads">The logarithm of each mean's spread, [means].</param>
/// <param name="bend">Whether a mean is the hyperbolic tangent of its output.</param>
internal sealed class RowReading(DecoderLayout layout, float[] spreads, bool bend)
{
    /// <summary>Reads rows as the likeliest ones, or as draws.</summary>
    /// <param name="said">The decoder's outputs, [rows, outputs].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="drawSlots">Whether a slot is drawn from the softmax of its block; else the largest is taken.</param>
    /// <param name="noise">Where draws come from; null for the likeliest rows.</param>
    public EncodedMatrix Read(ReadOnlySpan<float> said, int rows, bool drawSlots, NoiseSource? noise)
    {
        int width = layout.Encoded.Width;
        var matrix = new EncodedMatrix(rows, width, new float[rows * width]);
        float[] gumbel = [], normal = [];
        if (noise is not null && drawSlots) { noise.FillGumbel(gumbel = new float[rows * layout.Slots]); }
        if (noise is not null) { noise.FillNormal(normal = new float[rows * layout.Numbers.Count]); }
        Span<int> slots = stackalloc int[layout.Blocks.Count];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> one = said.Slice(row * layout.Outputs, layout.Outputs);
            ReadOnlySpan<float> lots = gumbel.Length > 0 ? gumbel.AsSpan(row * layout.Slots, layout.Slots) : [];
            Span<float> entries = matrix.Row(row);
            for (int i = 0; i < slots.Length; i++)
            {
                BlockHead block = layout.Blocks[i];
                slots[i] = Slot(one.Slice(block.Start, block.Span.Width), lots.IsEmpty ? lots : lots.Slice(block.Start, block.Span.Width));
                entries[block.Span.Start + slots[i]] = 1;
            }
            for (int i = 0; i < layout.Numbers.Count; i++)
            {
                NumberHead head = layout.Numbers[i];
                int at = head.MeanIn(head.Block < 0 ? 0 : slots[head.Block]);
                if (at < 0) { continue; }
                float mean = bend ? MathF.Tanh(one[at]) : one[at];
                entries[head.Start] = normal.Length == 0 ? mean : mean + Spread(at) * normal[row * layout.Numbers.Count + i];
            }
        }
        return matrix;
    }

    /// <summary>σ within its bounds.</summary>
    private float Spread(int mean)
        => MathF.Exp(Math.Clamp(spreads[mean - layout.Slots], TvaeLoss.LeastLogSpread, TvaeLoss.MostLogSpread));

    /// <summary>The slot of the largest logit, or of the largest sum of logit and Gumbel noise: a draw from the softmax.</summary>
    private static int Slot(ReadOnlySpan<float> logits, ReadOnlySpan<float> noise)
    {
        int best = 0;
        float most = float.NegativeInfinity;
        for (int slot = 0; slot < logits.Length; slot++)
        {
            float value = noise.IsEmpty ? logits[slot] : logits[slot] + noise[slot];
            if (value > most) { (best, most) = (slot, value); }
        }
        return best;
    }
}
