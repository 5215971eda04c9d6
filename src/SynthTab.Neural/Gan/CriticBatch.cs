using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// The rows that the critic judges in one pass, in one array made once: first the generated ones, then the real ones, each
/// with its condition vector beside it.
/// </summary>
/// <param name="training">The real rows.</param>
/// <param name="sampler">Draws real rows by condition.</param>
/// <param name="conditions">The layout of the condition vector.</param>
/// <param name="width">The width of an encoded row.</param>
/// <param name="rows">The rows of each kind.</param>
/// <param name="device">Where the critic is.</param>
internal sealed class CriticBatch(
    EncodedRows training, ConditionSampler sampler, ConditionLayout conditions, int width, int rows, Device device) : IDisposable
{
    private readonly StagedTensor _values = new(device, ScalarType.Float32, 2L * rows, width + conditions.Width);
    private readonly DrawnCondition[] _order = new DrawnCondition[rows];

    /// <summary>The array [2 · rows, width + conditions] for generated rows [rows, width] made under these conditions. The real
    /// rows satisfy the same conditions in another order, so that neither kind is told by its conditions.</summary>
    public Tensor Make(Tensor generated, ReadOnlySpan<DrawnCondition> asked, RandomSource random)
    {
        asked.CopyTo(_order);
        random.Shuffle(_order.AsSpan());
        Span<float> values = _values.Values<float>();
        int all = width + conditions.Width;
        for (int row = 0; row < rows; row++)
        {
            WriteCondition(values.Slice(row * all + width, conditions.Width), asked[row]);
            Span<float> real = values.Slice((rows + row) * all, all);
            real[..width].Clear();
            training.Write(sampler.RowWith(_order[row], random), real);
            WriteCondition(real[width..], _order[row]);
        }
        Tensor batch = _values.Upload();
        batch.narrow(0, 0, rows).narrow(1, 0, width).copy_(generated);
        return batch;
    }

    /// <summary>The condition vectors of the generated rows, [rows, conditions].</summary>
    public Tensor Conditions => _values.Device.narrow(0, 0, rows).narrow(1, width, conditions.Width);

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();

    private void WriteCondition(Span<float> vector, DrawnCondition condition)
    {
        if (vector.IsEmpty) { return; }
        vector.Clear();
        vector[conditions.Entry(condition)] = 1;
    }
}
