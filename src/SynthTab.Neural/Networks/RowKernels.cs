using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SynthTab.Neural.Networks;

/// <summary>What stands between the products of matrices of a <see cref="FusedMlp"/>, row by row while a row is in the nearest cache.</summary>
internal static class RowKernels
{
    /// <summary>Adds a row to every row.</summary>
    public static void AddRow(Span<float> values, ReadOnlySpan<float> row)
    {
        for (int at = 0; at < values.Length; at += row.Length)
        {
            Span<float> one = values.Slice(at, row.Length);
            TensorPrimitives.Add(one, row, one);
        }
    }

    /// <summary>Writes the sum of all rows.</summary>
    public static void SumRows(ReadOnlySpan<float> values, Span<float> sums)
    {
        sums.Clear();
        for (int at = 0; at < values.Length; at += sums.Length) { TensorPrimitives.Add(sums, values.Slice(at, sums.Length), sums); }
    }

    /// <summary>values ← max(0, values + bias).</summary>
    public static void Relu(Span<float> values, ReadOnlySpan<float> bias)
    {
        for (int at = 0; at < values.Length; at += bias.Length)
        {
            Span<float> one = values.Slice(at, bias.Length);
            TensorPrimitives.Add(one, bias, one);
            TensorPrimitives.Max(one, 0f, one);
        }
    }

    /// <summary>values ← z g with z = values + bias and the gate g = 1 / (1 + e^-z), which is kept.</summary>
    public static void Silu(Span<float> values, ReadOnlySpan<float> bias, Span<float> gates)
    {
        for (int at = 0; at < values.Length; at += bias.Length)
        {
            Span<float> one = values.Slice(at, bias.Length), gate = gates.Slice(at, bias.Length);
            TensorPrimitives.Add(one, bias, one);
            TensorPrimitives.Sigmoid<float>(one, gate);
            TensorPrimitives.Multiply(one, gate, one);
        }
    }

    /// <summary>slopes ← 0 where the activated value is not above 0.</summary>
    public static void ReluSlopes(Span<float> slopes, ReadOnlySpan<float> activated)
    {
        ref float slope = ref MemoryMarshal.GetReference(slopes), value = ref MemoryMarshal.GetReference(activated);
        int i = 0;
        for (; i <= slopes.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<int> above = Vector.GreaterThan(Vector.LoadUnsafe(ref value, (nuint)i), Vector<float>.Zero);
            Vector.ConditionalSelect(above, Vector.LoadUnsafe(ref slope, (nuint)i), Vector<float>.Zero).StoreUnsafe(ref slope, (nuint)i);
        }
        for (; i < slopes.Length; i++) { slopes[i] = activated[i] > 0 ? slopes[i] : 0; }
    }

    /// <summary>slopes ← slopes · d(z g)/dz, which is g + h (1 − g) with the activated value h = z g.</summary>
    public static void SiluSlopes(Span<float> slopes, ReadOnlySpan<float> activated, ReadOnlySpan<float> gates)
    {
        ref float slope = ref MemoryMarshal.GetReference(slopes);
        ref float value = ref MemoryMarshal.GetReference(activated), gate = ref MemoryMarshal.GetReference(gates);
        int i = 0;
        for (; i <= slopes.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> h = Vector.LoadUnsafe(ref value, (nuint)i), g = Vector.LoadUnsafe(ref gate, (nuint)i);
            (Vector.LoadUnsafe(ref slope, (nuint)i) * (g + h * (Vector<float>.One - g))).StoreUnsafe(ref slope, (nuint)i);
        }
        for (; i < slopes.Length; i++) { slopes[i] *= gates[i] + activated[i] * (1 - gates[i]); }
    }
}
