using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What the network is shown: noisy rows with their categories as ones and zeros, their times, and their classes.</summary>
internal sealed class NetworkInput : IDisposable
{
    /// <summary>The class of a row whose class the network is not told.</summary>
    public const int Hidden = -1;

    private const double TimeScale = 1000; // of the last step, whatever the number of steps

    private readonly MlpShape _shape;
    private readonly int _steps;
    private readonly StagedTensor _rows, _times;
    private readonly StagedTensor? _classes;

    /// <summary>Makes the arrays.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="steps">T, the steps from data to noise.</param>
    /// <param name="device">Where the network is.</param>
    public NetworkInput(MlpShape shape, int most, int steps, Device device)
    {
        (_shape, _steps) = (shape, steps);
        _rows = new StagedTensor(device, ScalarType.Float32, most, shape.Inputs);
        _times = new StagedTensor(device, ScalarType.Float32, most);
        if (shape.Conditions > 0) { _classes = new StagedTensor(device, ScalarType.Float32, most, shape.Conditions); }
    }

    /// <summary>The network's word on the first rows of a state, [rows, numbers and slots].</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="state">The noisy rows.</param>
    /// <param name="times">The step of each row, [rows], or [1] when it is the same for all.</param>
    /// <param name="classes">The class of each row, or <see cref="Hidden"/>, [rows].</param>
    /// <param name="dropout">Where dropout masks are drawn from, or null.</param>
    public Tensor Ask(
        FlatParameters parameters, MixedState state, ReadOnlySpan<int> times, ReadOnlySpan<int> classes, NoiseSource? dropout = null)
    {
        int rows = classes.Length;
        WriteRows(state, rows);
        Span<float> scaled = _times.Values<float>();
        for (int i = 0; i < times.Length; i++) { scaled[i] = (float)(times[i] * TimeScale / _steps); }
        return ResidualMlp.Forward(
            parameters, _shape, First(_rows, rows), First(_times, times.Length), Classes(classes), dropout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _times.Dispose();
        _classes?.Dispose();
    }

    private void WriteRows(MixedState state, int rows)
    {
        int width = _shape.Inputs, categories = state.Widths.Length;
        Span<float> values = _rows.Values<float>()[..(rows * width)];
        values.Clear();
        for (int row = 0; row < rows; row++)
        {
            Span<float> one = values.Slice(row * width, width);
            state.Numbers.AsSpan(row * state.NumbersPerRow, state.NumbersPerRow).CopyTo(one);
            for (int block = 0; block < categories; block++)
            {
                one[state.NumbersPerRow + state.Starts[block] + state.Slots[row * categories + block]] = 1;
            }
        }
    }

    private Tensor? Classes(ReadOnlySpan<int> classes)
    {
        if (_classes is null) { return null; }
        Span<float> values = _classes.Values<float>()[..(classes.Length * _shape.Conditions)];
        values.Clear();
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] != Hidden) { values[row * _shape.Conditions + classes[row]] = 1; }
        }
        return First(_classes, classes.Length);
    }

    private static Tensor First(StagedTensor staged, int rows) => staged.Upload().narrow(0, 0, rows);
}
