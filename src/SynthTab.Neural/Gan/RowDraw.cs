using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using TorchSharp;

namespace SynthTab.Neural.Gan;

/// <summary>From logits to rows that are ready to be decoded: tanh on scalars; on blocks logit plus Gumbel noise, whose largest
/// entry is a draw from the block's softmax.</summary>
internal sealed class RowDraw(EncodedLayout layout)
{
    private readonly int[] _scalars = [.. layout.Spans.Where(s => s.Kind == SpanKind.Scalar).Select(s => s.Start)];

    /// <summary>Fills <paramref name="rows"/> [rows · width] from logits [rows, width] on the CPU.</summary>
    public void Fill(torch.Tensor logits, NoiseSource noise, Span<float> rows)
    {
        using torch.Tensor whole = logits.contiguous();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(whole.bytes);
        noise.FillGumbel(rows);
        TensorPrimitives.Add(rows, values, rows);
        foreach (int scalar in _scalars)
        {
            for (int i = scalar; i < rows.Length; i += layout.Width) { rows[i] = MathF.Tanh(values[i]); }
        }
    }
}
