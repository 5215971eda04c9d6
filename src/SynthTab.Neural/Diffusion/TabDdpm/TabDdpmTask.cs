using System.Runtime.InteropServices;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What a TabDDPM learns: to say, of rows after some steps of noise, what was added to their numbers and what their
/// categories were.</summary>
internal sealed class TabDdpmTask : ITrainingTask, IDisposable
{
    private readonly NoisyBatch _batch;
    private readonly NetworkInput _input;
    private readonly TabDdpmLoss _loss;
    private readonly StagedTensor _gradient;

    /// <summary>Prepares the network, its first answer being every category's shares, and everything that is made once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="rows">The encoded table.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="told">The column that the network is told as a rule, or null.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="random">Where the initial weights come from.</param>
    public TabDdpmTask(
        TabDdpmOptions options, EncodedRows rows, MixedLayout layout, ClassCondition? told, Device device, RandomSource random)
    {
        int most = Math.Min(options.BatchSize, rows.Rows);
        var levels = new SignalLevels(new CosineSchedule(), options.NoiseSteps);
        MlpShape shape = options.Network(layout);
        Parameters = new FlatParameters(shape.Parameters(), device, trained: true).Initialize(random);
        CategoryShares.Write(rows, layout, Parameters["output.bias"]);
        _batch = new NoisyBatch(options, rows, layout, levels, told, most);
        _input = new NetworkInput(Parameters, shape, most, options.NoiseSteps);
        _loss = new TabDdpmLoss(options, levels);
        _gradient = new StagedTensor(device, ScalarType.Float32, most, layout.Width);
    }

    /// <inheritdoc/>
    public FlatParameters Parameters { get; }

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress)
    {
        using var scope = NewDisposeScope();
        Tensor said = Ask(rows, noise, training: true);
        double loss = Evaluate(said, rows.Length);
        if (double.IsFinite(loss)) { _input.Learn(said, _gradient); }
        return loss;
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Evaluate(Ask(rows, noise, training: false), rows.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        _input.Dispose();
        _gradient.Dispose();
    }

    private Tensor Ask(ReadOnlySpan<int> rows, NoiseSource noise, bool training)
    {
        _batch.Fill(rows, noise);
        return _input.Ask(
            _batch.Noisy, rows.Length, _batch.Times.AsSpan(0, rows.Length), _batch.Told, training ? noise : null);
    }

    private double Evaluate(Tensor said, int rows)
    {
        using Tensor here = said.detach().cpu();
        return _loss.Evaluate(MemoryMarshal.Cast<byte, float>(here.bytes), _batch, rows, _gradient.Values<float>());
    }
}
