using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>Rows of numbers that are made once and written at every step, seen by torch as a matrix and by loops as memory of the
/// CPU. What a step needs anew is paid for in page faults, up to a half of a product of matrices.</summary>
internal sealed unsafe class RowBuffer : IDisposable
{
    private readonly Tensor _whole;
    private readonly float* _memory; // of the tensor, which never moves

    /// <summary>Makes the memory.</summary>
    /// <param name="most">The most rows; all are in use at first.</param>
    /// <param name="width">The numbers of a row.</param>
    public RowBuffer(int most, int width)
    {
        (Count, Width) = (most, width);
        Rows = _whole = zeros(most, width).DetachFromDisposeScope();
        if (most == 0) { return; } // no memory to point to
        fixed (byte* memory = _whole.bytes) { _memory = (float*)memory; }
    }

    /// <summary>The rows in use.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers of a row.</summary>
    public int Width { get; }

    /// <summary>The rows in use, [rows, width].</summary>
    public Tensor Rows { get; private set; }

    /// <summary>The numbers of the rows in use.</summary>
    public Span<float> Values => new(_memory, Count * Width);

    /// <summary>Uses the first rows alone from now on.</summary>
    public RowBuffer Use(int rows)
    {
        if (rows == Count) { return this; }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, _whole.shape[0]);
        if (!ReferenceEquals(Rows, _whole)) { Rows.Dispose(); }
        (Count, Rows) = (rows, _whole.narrow(0, 0, rows).DetachFromDisposeScope());
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rows.Dispose();
        _whole.Dispose();
    }
}
