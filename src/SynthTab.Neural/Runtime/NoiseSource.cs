using System.Numerics.Tensors;

namespace SynthTab.Neural.Runtime;

/// <summary>
/// Fills arrays with random numbers from a <see cref="RandomSource"/>: torch's own generators of the CPU know only 2^32
/// seeds, and with those two blocks of a large table would sooner or later be the same block. Vectorised, so that noise costs
/// a few percent of a training step. Not safe for use from two threads at once.
/// </summary>
internal sealed class NoiseSource(RandomSource random)
{
    private const float Grid = 1f / (1 << 23);

    /// <summary>The source of the single numbers (indices, orders).</summary>
    public RandomSource Random { get; } = random;

    /// <summary>Uniform on the open interval (0, 1), on the midpoints of a grid of 2^-23, so that logarithms stay finite.</summary>
    public void FillUniform(Span<float> values)
    {
        int i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            ulong bits = Random.NextBits();
            values[i] = ((uint)(bits >> 41) + 0.5f) * Grid;
            values[i + 1] = ((uint)(bits & 0x7FFFFF) + 0.5f) * Grid;
        }
        if (i < values.Length) { values[i] = ((uint)(Random.NextBits() >> 41) + 0.5f) * Grid; }
    }

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public void FillNormal(Span<float> values)
    {
        int half = (values.Length + 1) / 2;
        float[] radius = new float[half], angle = new float[half], side = new float[half];
        FillUniform(radius);
        FillUniform(angle);
        TensorPrimitives.Log(radius, radius);
        TensorPrimitives.Multiply(radius, -2f, radius);
        TensorPrimitives.Sqrt(radius, radius);
        TensorPrimitives.Multiply(angle, 2 * MathF.PI, angle);
        TensorPrimitives.Cos(angle, side);
        TensorPrimitives.Multiply(radius, side, values[..half]);
        TensorPrimitives.Sin(angle, side);
        TensorPrimitives.Multiply(radius.AsSpan(0, values.Length - half), side.AsSpan(0, values.Length - half), values[half..]);
    }

    /// <summary>Standard Gumbel: −ln(−ln u).</summary>
    public void FillGumbel(Span<float> values)
    {
        FillUniform(values);
        TensorPrimitives.Log(values, values);
        TensorPrimitives.Negate(values, values);
        TensorPrimitives.Log(values, values);
        TensorPrimitives.Negate(values, values);
    }

    /// <summary>A dropout mask: 0 with probability <paramref name="rate"/>, else 1 / (1 − rate), so that the mean is 1.</summary>
    public void FillDropout(Span<float> values, double rate)
    {
        float kept = (float)(1 / (1 - rate));
        ulong bound = (ulong)(rate * (1UL << 32));
        int i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            ulong bits = Random.NextBits();
            values[i] = bits >> 32 < bound ? 0 : kept;
            values[i + 1] = (uint)bits < bound ? 0 : kept;
        }
        if (i < values.Length) { values[i] = Random.NextBits() >> 32 < bound ? 0 : kept; }
    }
}
