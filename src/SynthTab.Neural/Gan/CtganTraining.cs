using System.Globalization;
using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>A whole training: steps until the clock says stop, watched and averaged, then the generator that comes of it.</summary>
internal sealed class CtganTraining : IDisposable
{
    private const int CalibrationRows = 16_384; // the statistics' standard error is below 1 % of a unit's spread
    private const ulong StepStream = 3, CalibrationStream = 4;

    private readonly CtganOptions _options;
    private readonly EncodedLayout _layout;
    private readonly ConditionLayout _conditions;
    private readonly ConditionSampler _sampler;
    private readonly Device _device;
    private readonly long _seed;
    private readonly CtganNetworks _networks;
    private readonly AdversarialStep _step;
    private readonly ExponentialMovingAverage _average;
    private readonly LastGoodState _goodState;

    /// <summary>Prepares the networks and everything that is made once.</summary>
    public CtganTraining(
        CtganOptions options, EncodedLayout layout, EncodedRows rows, ConditionLayout conditions, ConditionSampler sampler,
        Device device, long seed)
    {
        (_options, _layout, _conditions, _sampler, _device, _seed) = (options, layout, conditions, sampler, device, seed);
        _networks = new CtganNetworks(options, layout, conditions, device, seed);
        _step = new AdversarialStep(options, _networks, layout, rows, conditions, sampler, device, new RandomSource(seed, StepStream));
        _average = new ExponentialMovingAverage(_networks.Generator.Vector, options.EmaDecay);
        _goodState = new LastGoodState(
        [
            _networks.Generator.Vector, _networks.CriticParameters.Vector, _average.Average,
            _step.Generator.Mean, _step.Generator.Square, _step.Critic.Mean, _step.Critic.Square,
        ]);
    }

    /// <summary>Runs until the clock says stop, from the last checkpoint where there is one.</summary>
    /// <param name="clock">Counts the steps.</param>
    /// <param name="context">Who listens, and where checkpoints go.</param>
    /// <param name="assemble">Makes the model of the last step's losses; called for every checkpoint and at the end.</param>
    /// <exception cref="SynthTabException">The losses are not finite, for the second time.</exception>
    public IRowSampler Run(TrainingClock clock, FitContext context, Func<StepLosses, bool, IRowSampler> assemble)
    {
        var health = new HealthMonitor("ctgan", _goodState, [_step.Critic, _step.Generator]);
        var keeper = new CheckpointKeeper(context.Checkpoints, clock, Parts(health));
        keeper.Resume();
        var progress = new TrainingProgress(clock, _options.BatchSize, DeviceChoice.NameOf(_device), context.Progress);
        StepLosses losses = default;
        while (clock.Next())
        {
            StepLosses now = _step.Run(clock.Steps);
            if (!health.Check(clock, ("critic's loss", now.Critic), ("generator's loss", now.Generator))) { continue; }
            losses = now;
            _average.Update();
            progress.Report(() => Words(now));
            keeper.KeepIfDue(() => assemble(now, true));
        }
        IRowSampler learned = assemble(losses, clock.Interrupted);
        keeper.KeepIfInterrupted(learned);
        return learned;
    }

    /// <summary>The averaged generator, with statistics of its layers measured for these weights under the conditions of
    /// training: in training a layer's statistics were those of its batch, and a sampled row must not depend on its batch.</summary>
    /// <remarks>Of sampling's conditions, or of each sampled batch, the statistics would be others than those that the weights
    /// were learned under. On Adult after 20 epochs the error of the column shapes is 3.3 % with these, 4.6 % with statistics
    /// under sampling's conditions, 4.5 % with those of batches of 500; of the pair trends 8.6, 10.5 and 10.4 %.</remarks>
    public (FlatParameters Generator, LayerStatistics Statistics) Finish()
    {
        var generator = new FlatParameters(_networks.GeneratorShape.Parameters(), _device, trained: false);
        generator.Fill(_average.Average);
        var statistics = new LayerStatistics(_options.GeneratorWidths, _device);
        var noise = new NoiseSource(new RandomSource(_seed, CalibrationStream));
        var asked = new DrawnCondition[CalibrationRows];
        _sampler.Draw(asked, noise.Random);
        using var input = new GeneratorInput(_options.EmbeddingSize, _conditions, CalibrationRows, _device);
        ResidualGenerator.Measure(generator, statistics, input.Make(noise, asked));
        return (generator, statistics);
    }

    /// <summary>Numbers for the training summary.</summary>
    public Dictionary<string, double> Figures(TrainingClock clock, StepLosses losses) => new()
    {
        ["steps"] = clock.Steps,
        ["critic-gap"] = losses.Gap,
        ["condition-loss"] = losses.Condition,
        ["generator-parameters"] = _networks.Generator.Vector.numel(),
        ["critic-parameters"] = _networks.CriticParameters.Vector.numel(),
        ["encoded-width"] = _layout.Width,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _goodState.Dispose();
        _average.Dispose();
        _step.Dispose();
        _networks.Dispose();
    }

    private IReadOnlyList<(string Name, IResumable Part)> Parts(HealthMonitor health) =>
    [
        ("generator", new ResumableVector(_networks.Generator.Vector)),
        ("critic", new ResumableVector(_networks.CriticParameters.Vector)),
        ("average", _average),
        ("generator-optimizer", _step.Generator),
        ("critic-optimizer", _step.Critic),
        ("health", health), // last: takes the others for its good state
    ];

    private string Words(StepLosses losses)
    {
        string gap = string.Create(CultureInfo.InvariantCulture, $"the critic sees a gap of {losses.Gap:0.00} between real and made rows (0: alike)");
        return _conditions.Width == 0
            ? gap
            : string.Create(CultureInfo.InvariantCulture, $"{gap}, asked categories come with {Math.Exp(-losses.Condition):0%}");
    }
}
