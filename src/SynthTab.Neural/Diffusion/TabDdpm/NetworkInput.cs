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

    private readonly FlatParameters _parameters;
    private readonly MlpShape _shape;
    private readonly int _steps;
    private readonly FusedMlp? _fused;
    private readonly StagedTensor _rows, _times, _flags;

    /// <summary>Makes the arrays.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="steps">T, the steps from data to noise.</param>
    public NetworkInput(FlatParameters parameters, MlpShape shape, int most, int steps)
    {
        (_parameters, _shape, _steps) = (parameters, shape, steps);
        _fused = FusedMlp.Serves(parameters, shape) ? new FusedMlp(parameters, shape, most) : null;
        Device device = parameters.Vector.device;
        _rows = new StagedTensor(device, ScalarType.Float32, most, shape.Inputs);
        _times = new StagedTensor(device, ScalarType.Float32, most);
        _flags = new StagedTensor(device, ScalarType.Float32, most, shape.Conditions);
    }

    /// <summary>The network's word on the first rows of a state, [rows, numbers and slots]; valid until the next call.</summary>
    /// <param name="state">The noisy rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="times">The step of each row, [rows], or [1] when it is the same for all.</param>
    /// <param name="told">The cells that are told, or null for none.</param>
    /// <param name="dropout">Where dropout masks are drawn from, or null.</param>
    public Tensor Ask(
        MixedState state, int rows, ReadOnlySpan<int> times, ToldCells? told, NoiseSource? dropout = null)
    {
        WriteRows(state, rows, told);
        WriteFlags(rows, told);
        Span<float> scaled = _times.Values<float>();
        for (int i = 0; i < times.Length; i++) { scaled[i] = (float)(times[i] * TimeScale / _steps); }
        (Tensor seen, Tensor moments, Tensor flags) = (First(_rows, rows), First(_times, times.Length), First(_flags, rows));
        return _fused?.Forward(seen, moments, flags).Rows ?? ResidualMlp.Forward(_parameters, _shape, seen, moments, flags, dropout);
    }

    /// <summary>Leaves the gradients of the network, after its word on rows that each had a time of their own.</summary>
    /// <param name="said">The word.</param>
    /// <param name="slopes">The derivatives of the loss by it.</param>
    public void Learn(Tensor said, StagedTensor slopes)
    {
        if (_fused is null) { said.backward([First(slopes, checked((int)said.shape[0]))]); }
        else { _fused.Backward(slopes.Values<float>()); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _times.Dispose();
        _flags.Dispose();
        _fused?.Dispose();
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
