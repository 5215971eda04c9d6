using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What the network is shown: rows with their categories as ones and zeros, noisy or told cell by cell, their times, and
/// which of their columns are told.</summary>
internal sealed class NetworkInput : IDisposable
{
    private const double TimeScale = 1000; // of the last step, whatever the number of steps

    private readonly MlpShape _shape;
    private readonly int _steps;
    private readonly StagedTensor _rows, _times, _flags;

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
        _flags = new StagedTensor(device, ScalarType.Float32, most, shape.Conditions);
    }

    /// <summary>The network's word on the first rows of a state, [rows, numbers and slots].</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="state">The noisy rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="times">The step of each row, [rows], or [1] when it is the same for all.</param>
    /// <param name="told">The cells that are told, or null for none.</param>
    /// <param name="dropout">Where dropout masks are drawn from, or null.</param>
    public Tensor Ask(
        FlatParameters parameters, MixedState state, int rows, ReadOnlySpan<int> times, ToldCells? told, NoiseSource? dropout = null)
    {
        WriteRows(state, rows, told);
        WriteFlags(rows, told);
        Span<float> scaled = _times.Values<float>();
        for (int i = 0; i < times.Length; i++) { scaled[i] = (float)(times[i] * TimeScale / _steps); }
        return ResidualMlp.Forward(
            parameters, _shape, First(_rows, rows), First(_times, times.Length), First(_flags, rows), dropout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _times.Dispose();
        _flags.Dispose();
    }

    private void WriteRows(MixedState state, int rows, ToldCells? told)
    {
        int width = _shape.Inputs, numbers = state.NumbersPerRow, categories = state.Widths.Length;
        Span<float> values = _rows.Values<float>()[..(rows * width)];
        values.Clear();
        for (int row = 0; row < rows; row++)
        {
            Span<float> one = values.Slice(row * width, width);
            for (int i = 0; i < numbers; i++)
            {
                MixedState from = told is not null && told.TellsNumber(row, i) ? told.Values : state;
                one[i] = from.Numbers[row * numbers + i];
            }
            for (int category = 0; category < categories; category++)
            {
                MixedState from = told is not null && told.TellsCategory(row, category) ? told.Values : state;
                one[numbers + state.Starts[category] + from.Slots[row * categories + category]] = 1;
            }
        }
    }

    private void WriteFlags(int rows, ToldCells? told)
    {
        Span<float> flags = _flags.Values<float>()[..(rows * _shape.Conditions)];
        flags.Clear();
        if (told is null) { return; }
        for (int i = 0; i < flags.Length; i++) { flags[i] = told.Flags[i] ? 1 : 0; }
    }

    private static Tensor First(StagedTensor staged, int rows) => staged.Upload().narrow(0, 0, rows);
}
