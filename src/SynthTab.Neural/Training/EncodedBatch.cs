using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>
/// Chosen rows of an encoded table on the device, in the short form. Only the batch goes there, never the table: 4,096 rows of
/// 50 columns are 1 MB, which is less than any step reads, so that a table may be larger than the device's memory.
/// </summary>
internal sealed class EncodedBatch : IDisposable
{
    private readonly EncodedRows _rows;
    private readonly StagedTensor _scalars; // [most, scalars], at least one wide so that there is memory to write to
    private readonly StagedTensor _slots;   // [most, blocks], as above

    /// <summary>Makes the arrays.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="most">The most rows of a batch.</param>
    /// <param name="device">Where the batch is wanted.</param>
    public EncodedBatch(EncodedRows rows, int most, Device device)
    {
        _rows = rows;
        _scalars = new StagedTensor(device, ScalarType.Float32, most, Math.Max(1, rows.ScalarCount));
        _slots = new StagedTensor(device, ScalarType.Int64, most, Math.Max(1, rows.BlockCount));
    }

    /// <summary>Takes these rows to the device.</summary>
    /// <returns>The scalars, [rows, scalars], and the places of the 1 in each one-hot block, counted from the block's start,
    /// [rows, blocks]; both valid until the next call, and to be let go of by the caller's scope.</returns>
    public (Tensor Scalars, Tensor Slots) Load(ReadOnlySpan<int> rows)
    {
        Span<float> scalars = _scalars.Values<float>();
        Span<long> slots = _slots.Values<long>();
        for (int i = 0; i < rows.Length; i++)
        {
            if (_rows.ScalarCount > 0) { _rows.Values(rows[i]).CopyTo(scalars[(i * _rows.ScalarCount)..]); }
            if (_rows.BlockCount > 0) { _rows.WriteSlots(rows[i], slots.Slice(i * _rows.BlockCount, _rows.BlockCount)); }
        }
        return (Part(_scalars, rows.Length, _rows.ScalarCount), Part(_slots, rows.Length, _rows.BlockCount));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scalars.Dispose();
        _slots.Dispose();
    }

    private static Tensor Part(StagedTensor staged, int rows, int width)
        => staged.Upload().narrow(0, 0, rows).narrow(1, 0, width);
}
