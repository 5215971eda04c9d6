using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// What teaches the generator to obey: the cross-entropy between the asked slot and the logits of its category, mean over the
/// rows. The blocks asked for differ from row to row, so each row's block is gathered into one padded array.
/// </summary>
internal sealed class ConditionLoss : IDisposable
{
    private readonly ConditionLayout _layout;
    private readonly int _widest;
    private readonly StagedTensor _entries; // [rows, widest], the columns of the block; the first one again where it has no more
    private readonly StagedTensor _padding; // [rows, widest], 0 where there is an entry, else minus infinity
    private readonly StagedTensor _targets; // [rows, 1]

    /// <summary>Makes the arrays for batches of this size.</summary>
    public ConditionLoss(ConditionLayout layout, int rows, Device device)
    {
        _layout = layout;
        _widest = layout.Blocks.Max(b => b.Width);
        _entries = new StagedTensor(device, ScalarType.Int64, rows, _widest);
        _padding = new StagedTensor(device, ScalarType.Float32, rows, _widest);
        _targets = new StagedTensor(device, ScalarType.Int64, rows, 1);
    }

    /// <summary>The loss, a scalar in the graph of the logits [rows, width].</summary>
    public Tensor Of(Tensor logits, ReadOnlySpan<DrawnCondition> conditions)
    {
        Stage(conditions);
        Tensor block = logits.gather(1, _entries.Upload()).Plus(_padding.Upload());
        return -nn.functional.log_softmax(block, 1).gather(1, _targets.Upload()).mean();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entries.Dispose();
        _padding.Dispose();
        _targets.Dispose();
    }

    private void Stage(ReadOnlySpan<DrawnCondition> conditions)
    {
        Span<long> entries = _entries.Values<long>(), targets = _targets.Values<long>();
        Span<float> padding = _padding.Values<float>();
        for (int row = 0; row < conditions.Length; row++)
        {
            EncodedSpan block = _layout.Blocks[conditions[row].Block];
            targets[row] = conditions[row].Slot;
            for (int i = 0; i < _widest; i++)
            {
                bool inside = i < block.Width;
                entries[row * _widest + i] = inside ? block.Start + i : block.Start;
                padding[row * _widest + i] = inside ? 0 : float.NegativeInfinity;
            }
        }
    }
}
