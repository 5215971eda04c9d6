using System.Numerics.Tensors;
using SynthTab.Encoders;

namespace SynthTab.Neural.Gan;

/// <summary>
/// From logits to an encoded row, in memory: tanh on scalars; on a block of alternatives the softmax of
/// (logits + Gumbel noise) / temperature, which is nearly a one and zeros, and yet can be differentiated.
/// </summary>
/// <remarks>Jang et al. 2017, "Categorical Reparameterization with Gumbel-Softmax", eq. 2. One pass over all blocks: the
/// exponentials of the whole matrix in one vectorised call, sums per block.</remarks>
internal sealed class RowActivation(EncodedLayout layout, double temperature)
{
    private readonly float _sharpness = (float)(1 / temperature);

    /// <summary>The layout of a row.</summary>
    public EncodedLayout Layout => layout;

    /// <summary>The softmax's temperature, above 0.</summary>
    public double Temperature => temperature;

    /// <summary>Fills <paramref name="rows"/> from logits and standard Gumbel noise, all [rows, width].</summary>
    public void Forward(ReadOnlySpan<float> logits, ReadOnlySpan<float> noise, Span<float> rows)
    {
        TensorPrimitives.Add(logits, noise, rows);
        TensorPrimitives.Multiply(rows, _sharpness, rows);
        for (int start = 0; start < rows.Length; start += layout.Width)
        {
            Span<float> row = rows.Slice(start, layout.Width);
            foreach (EncodedSpan span in layout.Spans) { SubtractLargest(row.Slice(span.Start, span.Width)); }
        }
        TensorPrimitives.Exp(rows, rows);
        for (int start = 0; start < rows.Length; start += layout.Width)
        {
            Span<float> row = rows.Slice(start, layout.Width);
            foreach (EncodedSpan span in layout.Spans)
            {
                if (span.Kind == SpanKind.Scalar) { row[span.Start] = MathF.Tanh(logits[start + span.Start]); }
                else { Normalize(row.Slice(span.Start, span.Width)); }
            }
        }
    }

    /// <summary>The gradient by the logits from the rows made and the gradient by them, all [rows, width].</summary>
    /// <remarks>Softmax y of x/τ: dx = y ∘ (dy − Σ dy y) / τ; tanh: dx = dy (1 − y²).</remarks>
    public void Backward(ReadOnlySpan<float> rows, ReadOnlySpan<float> rowsGradient, Span<float> logitsGradient)
    {
        for (int start = 0; start < rows.Length; start += layout.Width)
        {
            foreach (EncodedSpan span in layout.Spans)
            {
                ReadOnlySpan<float> y = rows.Slice(start + span.Start, span.Width), dy = rowsGradient.Slice(start + span.Start, span.Width);
                Span<float> dx = logitsGradient.Slice(start + span.Start, span.Width);
                if (span.Kind == SpanKind.Scalar) { dx[0] = dy[0] * (1 - y[0] * y[0]); }
                else
                {
                    float mean = Dot(y, dy);
                    for (int i = 0; i < dx.Length; i++) { dx[i] = y[i] * (dy[i] - mean) * _sharpness; }
                }
            }
        }
    }

    private static void SubtractLargest(Span<float> block)
    {
        float largest = block[0];
        foreach (float value in block) { largest = MathF.Max(largest, value); }
        foreach (ref float value in block) { value -= largest; }
    }

    private static void Normalize(Span<float> block)
    {
        float sum = 0;
        foreach (float value in block) { sum += value; }
        float share = 1 / sum;
        foreach (ref float value in block) { value *= share; }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++) { sum += a[i] * b[i]; }
        return sum;
    }
}
