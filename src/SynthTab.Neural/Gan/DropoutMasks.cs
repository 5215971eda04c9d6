using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>A dropout mask for each hidden layer of the critic, drawn by us so that the closed form of the gradient penalty
/// sees the same masks, and so that training in one thread does not disturb training in another.</summary>
/// <param name="widths">The widths of the hidden layers.</param>
/// <param name="rows">The most rows.</param>
/// <param name="rate">The share that is switched off.</param>
/// <param name="device">Where the critic is.</param>
internal sealed class DropoutMasks(IReadOnlyList<int> widths, int rows, double rate, Device device) : IDisposable
{
    private readonly StagedTensor[] _masks = [.. widths.Select(width => new StagedTensor(device, ScalarType.Float32, rows, width))];

    /// <summary>Draws new masks for the first <paramref name="count"/> rows, each [rows, width].</summary>
    public void Draw(NoiseSource noise, int count)
    {
        for (int layer = 0; layer < _masks.Length; layer++)
        {
            noise.FillDropout(_masks[layer].Values<float>()[..(count * widths[layer])], rate);
            _ = _masks[layer].Upload();
        }
    }

    /// <summary>The masks of some rows, one for each layer, [count, width].</summary>
    public Tensor[] Rows(int first, int count) => [.. _masks.Select(m => m.Device.narrow(0, first, count))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StagedTensor mask in _masks) { mask.Dispose(); }
    }
}
