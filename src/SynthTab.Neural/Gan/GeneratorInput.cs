using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>The batch that a generator starts from: each row standard normal noise, then the condition vector.</summary>
/// <param name="embedding">The width of the noise.</param>
/// <param name="conditions">The layout of the condition vector.</param>
/// <param name="rows">The rows of a batch.</param>
/// <param name="device">Where the generator is.</param>
internal sealed class GeneratorInput(int embedding, ConditionLayout conditions, int rows, Device device) : IDisposable
{
    private readonly float[] _noise = new float[rows * embedding];
    private readonly StagedTensor _values = new(device, ScalarType.Float32, rows, embedding + conditions.Width);

    /// <summary>Draws the noise and writes the conditions; the result, [rows, width], is overwritten by the next call.</summary>
    public Tensor Make(NoiseSource noise, ReadOnlySpan<DrawnCondition> asked)
    {
        noise.FillNormal(_noise);
        Span<float> values = _values.Values<float>();
        int width = embedding + conditions.Width;
        for (int row = 0; row < rows; row++)
        {
            Span<float> one = values.Slice(row * width, width);
            _noise.AsSpan(row * embedding, embedding).CopyTo(one);
            if (conditions.Width == 0) { continue; }
            one[embedding..].Clear();
            one[embedding + conditions.Entry(asked[row])] = 1;
        }
        return _values.Upload();
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();
}
