using System.Globalization;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>Makes a model of learned weights, which it takes over, and of how training went so far. Called for every checkpoint,
/// whose model is disposed once it is written: what several models share must not be disposed with one of them.</summary>
internal delegate IRowSampler AssembleSampler(FlatParameters weights, TrainingSummary summary);

/// <summary>
/// The training of one network: shuffled passes, AdamW with a schedule that ends when the budget does, gradients of bounded
/// length, averaged weights, a way back from the first failure, and on request rows that are watched and not learned.
/// </summary>
/// <remarks>What is random in step s comes from the seed and s alone, and the order of a pass from the seed and the pass.</remarks>
internal sealed class NetworkTraining : IDisposable
{
    private const ulong StepStream = 0x7374_6570_7331; // as in EpochOrder
    private const int LeastStepsBetweenValidations = 20;

    private readonly ITrainingTask _task;
    private readonly NetworkTrainingOptions _options;
    private readonly FitContext _context;
    private readonly Device _device;
    private readonly ValidationSplit _split;
    private readonly EpochOrder _order;
    private readonly TrainingClock _clock;
    private readonly FusedAdam _adam;
    private readonly ExponentialMovingAverage _average;
    private readonly LastGoodState _goodState;
    private readonly HealthMonitor _health;
    private readonly PlateauDecay _plateau;
    private readonly LearningRatePlan _plan;
    private readonly ValidationWatch? _watch;
    private readonly TrainingProgress _progress;
    private readonly CheckpointKeeper _keeper;
    private readonly EpochLoss _loss = new();

    /// <summary>Prepares everything that is made once.</summary>
    /// <param name="model">The model's name in messages.</param>
    /// <param name="task">What is learned; its parameters have their initial values.</param>
    /// <param name="options">How.</param>
    /// <param name="rows">The number of rows that the task holds, at least 1.</param>
    /// <param name="context">The seed, the budget, and who listens.</param>
    /// <param name="elapsed">The time since training was asked for; null for a stopwatch that starts now.</param>
    public NetworkTraining(
        string model, ITrainingTask task, NetworkTrainingOptions options, int rows, FitContext context, Func<TimeSpan>? elapsed = null)
    {
        (_task, _options, _context, _device) = (task, options, context, task.Parameters.Vector.device);
        _split = ValidationSplit.Of(rows, options.ValidationShare, context.Seed);
        _order = new EpochOrder(_split.Training, options.BatchSize, context.Seed);
        _clock = new TrainingClock(options.Epochs, _order.StepsPerEpoch, context, elapsed);
        _adam = new FusedAdam(task.Parameters, options.Adam);
        _average = new ExponentialMovingAverage(task.Parameters.Vector, options.EmaDecay);
        _goodState = new LastGoodState([task.Parameters.Vector, _average.Average, _adam.Mean, _adam.Square]);
        _health = new HealthMonitor(model, _goodState, [_adam]);
        _plateau = new PlateauDecay(options.PlateauFactor, options.PlateauPatience);
        _plan = new LearningRatePlan(options.Schedule, options.WarmUpSteps, _plateau);
        _watch = _split.Validation.Length == 0 ? null : new ValidationWatch(Measure(_split.Validation), _average.Average, options.Patience);
        _keeper = new CheckpointKeeper(context.Checkpoints, _clock, [.. Parts()]);
        _keeper.Resume();
        _progress = new TrainingProgress(_clock, _order.RowsPerStep, DeviceChoice.NameOf(_device), context.Progress);
    }

    /// <summary>The rows of every step, at most the batch size.</summary>
    public int RowsPerStep => _order.RowsPerStep;

    /// <summary>Trains until the epochs, the budget, the patience or the request to stop end it.</summary>
    /// <param name="assemble">Makes the model of the averaged weights, or of those with the lowest loss of the watched rows.</param>
    /// <exception cref="SynthTabException">The loss was not finite for the second time.</exception>
    /// <exception cref="OperationCanceledException">Training was asked to stop before the first step.</exception>
    public IRowSampler Run(AssembleSampler assemble)
    {
        while (_watch is not { Exhausted: true } && _clock.Next())
        {
            TakeStep();
            if (_clock.EndsEpoch) { EndEpoch(); }
            _progress.Report(Words);
            _keeper.KeepIfDue(() => Assemble(assemble, Summary() with { Interrupted = true }));
        }
        IRowSampler learned = Assemble(assemble, Summary());
        _keeper.KeepIfInterrupted(learned);
        return learned;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch?.Dispose();
        _goodState.Dispose();
        _average.Dispose();
        _adam.Dispose();
    }

    private Tensor Learned => _watch is { Lowest: < double.PositiveInfinity } ? _watch.Best : _average.Average;

    private void TakeStep()
    {
        using var scope = NewDisposeScope();
        var noise = new NoiseSource(new RandomSource(_context.Seed, StepStream, (ulong)_clock.Steps));
        _task.Parameters.ClearGradients();
        double loss = _task.Step(_order.Rows(_clock.Steps - 1), noise, _clock.Progress);
        double norm = GradientNorm.Of(_task.Parameters);
        if (!_health.Check(_clock, ("loss", loss), ("length of the gradient", norm))) { return; }
        _adam.Step(_plan.Factor(_clock.Steps, _clock.Progress), GradientNorm.Shortening(norm, _options.ClipNorm));
        _loss.Add(loss);
        if (_options.EmaPace == AveragePace.Step) { _average.Update(); }
    }

    private void EndEpoch()
    {
        if (_options.EmaPace == AveragePace.Epoch) { _average.Update(); }
        _loss.EndEpoch();
        if (_options.Schedule != LearningRateSchedule.Settling) { _plateau.Observe(_loss.Last); }
        int epochsBetween = (LeastStepsBetweenValidations + _clock.StepsPerEpoch - 1) / _clock.StepsPerEpoch;
        if (_watch is null || (_clock.EpochsDone % epochsBetween != 0 && _clock.EpochsDone != _clock.Epochs)) { return; }
        _watch.Validate();
        if (_options.Schedule == LearningRateSchedule.Settling) { _plateau.Observe(_watch.Last); }
    }

    private IEnumerable<(string Name, IResumable Part)> Parts()
    {
        yield return ("weights", new ResumableVector(_task.Parameters.Vector));
        yield return ("average", _average);
        yield return ("optimizer", _adam);
        yield return ("plateau", _plateau);
        yield return ("loss", _loss);
        if (_watch is not null) { yield return ("validation", _watch); }
        yield return ("health", _health); // last: takes the others for its good state
    }

    private IRowSampler Assemble(AssembleSampler assemble, TrainingSummary summary)
    {
        var weights = new FlatParameters(_task.Parameters.Shapes, _device, trained: false);
        weights.Fill(Learned);
        return assemble(weights, summary);
    }

    private TrainingSummary Summary() => _clock.Summary(_split.Training.Length + _split.Validation.Length, _device, Figures());

    private Dictionary<string, double> Figures()
    {
        double learned = Measure(_split.Compared).Under(Learned);
        var figures = new Dictionary<string, double>
        {
            ["steps"] = _clock.Steps,
            ["parameters"] = _task.Parameters.Vector.numel(),
            ["train-loss"] = learned,
        };
        if (_watch is not null)
        {
            double watched = double.IsInfinity(_watch.Lowest) ? Measure(_split.Validation).Under(Learned) : _watch.Lowest;
            figures["validation-rows"] = _split.Validation.Length;
            figures["validation-loss"] = watched;
            figures["loss-gap"] = watched - learned;
            figures["stopped-early"] = _watch.Exhausted ? 1 : 0;
        }
        return figures;
    }

    private LossMeasure Measure(int[] rows) => new(_task, rows, _order.RowsPerStep, _context.Seed);

    private string Words()
    {
        string words = string.Create(CultureInfo.InvariantCulture, $"loss {_loss.Latest:0.0000}");
        return _watch is { Last: < double.PositiveInfinity } watch
            ? string.Create(CultureInfo.InvariantCulture, $"{words}, {watch.Last:0.0000} on rows not learned from")
            : words;
    }
}
