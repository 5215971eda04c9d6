using System.Runtime.InteropServices;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>The trained network as a denoiser of rows. For one walk of one thread.</summary>
internal sealed class NetworkDenoiser : IDisposable
{
    /// <summary>Times go to the network on this scale.</summary>
    public const double TimeScale = 1000;

    private const int RowsAtOnce = 256; // what the layers pass on then stays in a processor's cache

    private readonly TabDiffNetwork _network;
    private readonly FlatParameters _parameters;
    private readonly TabDiffSchedules _schedules;
    private readonly MixedLayout _layout;
    private readonly RowInput _input;
    private readonly StagedTensor _inputs, _time;
    private readonly FusedMlp? _fused;
    private readonly int[] _numberOf, _blockOf; // of each column, or -1

    /// <summary>Makes the arrays for so many rows.</summary>
    public NetworkDenoiser(TabDiffNetwork network, FlatParameters parameters, TabDiffSchedules schedules, MixedLayout layout, int rows)
    {
        (_network, _parameters, _schedules, _layout, _input) = (network, parameters, schedules, layout, new RowInput(layout));
        Device device = parameters.Vector.device;
        _inputs = new StagedTensor(device, ScalarType.Float32, rows, _input.Width);
        _time = new StagedTensor(device, ScalarType.Float32, 1);
        _fused = network.Fused(parameters, Math.Min(rows, RowsAtOnce));
        _numberOf = [.. Enumerable.Range(0, layout.Columns).Select(c => layout.Scalars.ToList().FindIndex(s => s.Column == c))];
        _blockOf = [.. Enumerable.Range(0, layout.Columns).Select(c => layout.Blocks.ToList().FindIndex(b => b.Column == c))];
    }

    /// <summary>How numbers are scaled: quantile-normal coding gives them a deviation of 1.</summary>
    public static EdmPreconditioning Preconditioning { get; } = new(1);

    /// <summary>Estimates the data behind rows; a <see cref="RowDenoiser"/>.</summary>
    public void Denoise(MaskedRows rows, double time, RowEstimate into)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        double[] sigmas = [.. Enumerable.Range(0, rows.NumbersPerRow).Select(n => _schedules.Sigma(n, time))];
        bool present = _schedules.NumbersPresent(time);
        Span<float> inputs = _inputs.Values<float>();
        inputs.Clear();
        for (int row = 0; row < rows.Rows; row++) { Write(rows, row, present, sigmas, inputs.Slice(row * _input.Width, _input.Width)); }
        _time.Values<float>()[0] = (float)(time * TimeScale);
        Tensor seen = _inputs.Upload(), times = _time.Upload();
        int atOnce = seen.device_type == DeviceType.CPU ? RowsAtOnce : rows.Rows;
        for (int start = 0; start < rows.Rows; start += atOnce)
        {
            using var part = NewDisposeScope();
            int count = Math.Min(atOnce, rows.Rows - start);
            Read(Answers(seen.narrow(0, start, count), times), start, count, rows, present, sigmas, into);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inputs.Dispose();
        _time.Dispose();
        _fused?.Dispose();
    }

    private ReadOnlySpan<float> Answers(Tensor seen, Tensor times) => _fused is not null
        ? _fused.Forward(seen, times, null).Values
        : MemoryMarshal.Cast<byte, float>(_network.Forward(_parameters, seen, times, null).cpu().contiguous().bytes);

    private void Write(MaskedRows rows, int row, bool present, double[] sigmas, Span<float> input)
    {
        for (int number = 0; number < sigmas.Length; number++)
        {
            int cell = row * sigmas.Length + number;
            input[RowInput.Number(number)] = rows.NumberGiven[cell] ? rows.Numbers[cell]
                : present ? (float)(Preconditioning.In(sigmas[number]) * rows.Numbers[cell]) : 0;
        }
        for (int block = 0; block < rows.BlocksPerRow; block++)
        {
            int slot = rows.Slots[row * rows.BlocksPerRow + block];
            if (slot != MaskedRows.Masked) { input[_input.Slot(block, slot)] = 1; }
        }
        for (int column = 0; column < _numberOf.Length; column++)
        {
            bool given = (_numberOf[column] < 0 || rows.NumberGiven[row * rows.NumbersPerRow + _numberOf[column]])
                && (_blockOf[column] < 0 || rows.SlotGiven[row * rows.BlocksPerRow + _blockOf[column]]);
            if (given) { input[_input.Flag(column)] = 1; }
        }
    }

    private void Read(ReadOnlySpan<float> answers, int start, int count, MaskedRows rows, bool present, double[] sigmas, RowEstimate into)
    {
        int width = _layout.Width;
        for (int row = start; row < start + count; row++)
        {
            ReadOnlySpan<float> answer = answers.Slice((row - start) * width, width);
            for (int number = 0; present && number < sigmas.Length; number++)
            {
                int cell = row * sigmas.Length + number;
                double skip = Preconditioning.Skip(sigmas[number]), gain = Preconditioning.Out(sigmas[number]);
                into.Numbers[cell] = (float)(skip * rows.Numbers[cell] + gain * answer[number]);
            }
            answer[sigmas.Length..].CopyTo(into.Logits.AsSpan(row * _layout.SlotCount));
        }
    }
}
