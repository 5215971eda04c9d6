using System.Numerics.Tensors;

namespace SynthTab.Encoders;

/// <summary>One column's entries in every row of an encoded matrix: a window on it, not a copy.</summary>
/// <param name="matrix">The matrix.</param>
/// <param name="start">The column's first entry within a row.</param>
/// <param name="width">The column's number of entries.</param>
public readonly struct EncodedBlock(EncodedMatrix matrix, int start, int width)
{
    /// <summary>The number of rows.</summary>
    public int Rows => matrix.Rows;

    /// <summary>The column's entries in one row, [width].</summary>
    public Span<float> Row(int row) => matrix.Values.AsSpan(row * matrix.Width + start, width);

    /// <summary>The slot that a one-hot span shows: its largest entry, the first of several.</summary>
    internal static int Shown(ReadOnlySpan<float> oneHot) => oneHot.Length == 1 ? 0 : TensorPrimitives.IndexOfMax(oneHot);
}
