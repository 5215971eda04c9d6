using System.Runtime.InteropServices;
using SynthTab.Neural.Diffusion.Losses;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>
/// What a TabDiff learns: the numbers behind Gaussian noise and the slots behind masks. The losses and their derivatives by the
/// network's answers are made in memory, block by block, and torch continues from there.
/// </summary>
internal sealed class TabDiffTask : ITrainingTask, IDisposable
{
    private readonly TabDiffOptions _options;
    private readonly MixedLayout _layout;
    private readonly TabDiffNetwork _network;
    private readonly NoisyBatch _batch;
    private readonly StagedTensor _slopes;
    private readonly ScheduleGradient _scheduleGradient;
    private readonly FusedMlp? _fused;

    /// <summary>Prepares the network, with initial weights drawn from the random source.</summary>
    public TabDiffTask(
        TabDiffOptions options, MixedLayout layout, EncodedRows rows, int mostRows, torch.Device device, RandomSource random,
        ScalarType type = ScalarType.Float32)
    {
        (_options, _layout) = (options, layout);
        _network = new TabDiffNetwork(options, layout);
        Parameters = new FlatParameters(_network.Parameters(), device, trained: true, type).Initialize(random);
        _network.StartFrom(Parameters, LogShares(layout, rows));
        _batch = new NoisyBatch(options, layout, rows, mostRows, device);
        _slopes = new StagedTensor(device, ScalarType.Float32, mostRows, layout.Width);
        _scheduleGradient = new ScheduleGradient(_network, layout);
        _fused = _network.Fused(Parameters, mostRows);
    }

    /// <inheritdoc/>
    public FlatParameters Parameters { get; }

    /// <summary>The network.</summary>
    public TabDiffNetwork Network => _network;

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress)
    {
        TabDiffSchedules schedules = _network.Schedules(Parameters);
        _batch.Fill(rows, schedules, noise);
        double numberWeight = _options.AnnealNumbers ? 1 - progress : 1;
        return _fused is null ? Record(schedules, noise, numberWeight) : Fuse(_fused, numberWeight);
    }

    private double Fuse(FusedMlp fused, double numberWeight)
    {
        double loss = Judge(fused.Forward(_batch.Inputs, _batch.TimeInputs, null).Values, numberWeight);
        fused.Backward(_slopes.Values<float>());
        return loss;
    }

    private double Record(TabDiffSchedules schedules, NoiseSource noise, double numberWeight)
    {
        Tensor inputs = _batch.Inputs.to_type(Parameters.Vector.dtype);
        if (_options.LearnSchedules) { inputs = inputs.detach().clone().requires_grad_(true); }
        Tensor answers = _network.Forward(Parameters, inputs, _batch.TimeInputs.to_type(inputs.dtype), noise);
        double loss = Judge(answers, numberWeight);
        answers.backward([_slopes.Upload().narrow(0, 0, _batch.Rows).to_type(answers.dtype)]);
        if (_options.LearnSchedules)
        {
            _scheduleGradient.Leave(Parameters, schedules, _batch, inputs.grad!, _slopes.Values<float>());
        }
        return loss;
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _batch.Fill(rows, _network.Schedules(Parameters), noise);
        if (_fused is not null) { return Judge(_fused.Forward(_batch.Inputs, _batch.TimeInputs, null).Values, 1); }
        ScalarType type = Parameters.Vector.dtype;
        return Judge(_network.Forward(Parameters, _batch.Inputs.to_type(type), _batch.TimeInputs.to_type(type), null), 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        _batch.Dispose();
        _slopes.Dispose();
        _fused?.Dispose();
    }

    /// <summary>The loss per row of the network's answers, [rows, width]; leaves its slopes.</summary>
    private double Judge(Tensor answers, double numberWeight)
    {
        using Tensor detached = answers.detach().to_type(ScalarType.Float32);
        using Tensor host = detached.cpu().contiguous();
        return Judge(MemoryMarshal.Cast<byte, float>(host.bytes), numberWeight);
    }

    private double Judge(ReadOnlySpan<float> values, double numberWeight)
    {
        Span<float> slopes = _slopes.Values<float>();
        slopes.Clear();
        int width = _layout.Width, numbers = _layout.Scalars.Count;
        double sum = 0;
        for (int row = 0; row < _batch.Rows; row++)
        {
            ReadOnlySpan<float> answer = values.Slice(row * width, width);
            Span<float> slope = slopes.Slice(row * width, width);
            for (int number = 0; number < numbers; number++)
            {
                sum += Number(row * numbers + number, answer[number], numberWeight, ref slope[number]);
            }
            sum += Slots(row, answer[numbers..], slope[numbers..]);
        }
        return sum / _batch.Rows;
    }

    private double Number(int cell, float answer, double numberWeight, ref float slope)
    {
        double weight = numberWeight * _batch.NumberWeights[cell];
        if (weight == 0) { return 0; }
        double target = NetworkDenoiser.Preconditioning.Target(_batch.Clean[cell], _batch.Noise[cell], _batch.Sigmas[cell]);
        double loss = EdmLoss.Of(answer, target, weight, out double own);
        slope = (float)(own / _batch.Rows);
        return loss;
    }

    private double Slots(int row, ReadOnlySpan<float> logits, Span<float> slopes)
    {
        double sum = 0;
        for (int block = 0; block < _layout.Blocks.Count; block++)
        {
            int cell = row * _layout.Blocks.Count + block;
            double weight = _batch.SlotWeights[cell];
            if (weight == 0) { continue; }
            MixedBlock own = _layout.Blocks[block];
            double loss = MaskedCrossEntropy.Of(
                logits.Slice(own.Start, own.Width), (int)_batch.Slots[cell], weight / _batch.Rows, slopes.Slice(own.Start, own.Width));
            _batch.SlotLosses[cell] = loss;
            sum += weight * loss;
        }
        return sum;
    }

    private static float[] LogShares(MixedLayout layout, EncodedRows rows)
    {
        var shares = new float[layout.SlotCount];
        foreach (MixedBlock block in layout.Blocks)
        {
            var counts = new double[block.Width];
            foreach (ushort slot in rows.Slots(layout.Encoded.Spans.First(s => s.Start == block.EncodedStart))) { counts[slot]++; }
            // Half a row more for each slot, so that the logarithm exists.
            double sum = rows.Rows + block.Width / 2.0;
            for (int slot = 0; slot < counts.Length; slot++) { shares[block.Start + slot] = (float)Math.Log((counts[slot] + 0.5) / sum); }
        }
        return shares;
    }
}
