using System.Diagnostics;
using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>
/// Counts steps and epochs, and says when training is over: after the last epoch, when the time budget would be passed by
/// another step, or when it is asked to stop.
/// </summary>
internal sealed class TrainingClock : IResumable
{
    private const double Reserve = 0.02; // of the budget, kept for what comes after the last step

    private readonly TimeSpan? _budget;
    private readonly CancellationToken _cancellation;
    private readonly Func<TimeSpan> _elapsed;
    private TimeSpan _before; // what an earlier process spent on this training
    private TimeSpan _lastSeen;
    private TimeSpan _longestStep;

    /// <summary>Starts with no step done.</summary>
    /// <param name="epochs">Passes over the table, at least 1.</param>
    /// <param name="stepsPerEpoch">Steps of one pass, at least 1.</param>
    /// <param name="context">The budget and the request to stop.</param>
    /// <param name="elapsed">The time since training was asked for; null for a stopwatch that starts now.</param>
    public TrainingClock(int epochs, int stepsPerEpoch, FitContext context, Func<TimeSpan>? elapsed = null)
    {
        Epochs = epochs;
        StepsPerEpoch = stepsPerEpoch;
        _budget = context.Budget;
        _cancellation = context.Cancellation;
        var watch = Stopwatch.StartNew();
        _elapsed = elapsed ?? (() => watch.Elapsed);
        _lastSeen = _elapsed();
    }

    /// <summary>The passes asked for.</summary>
    public int Epochs { get; }

    /// <summary>The steps of one pass.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The steps begun so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The steps that an earlier process made.</summary>
    public long StepsBefore { get; private set; }

    /// <summary>The pass under way, from 1.</summary>
    public int Epoch => (int)((Math.Max(Steps, 1) - 1) / StepsPerEpoch) + 1;

    /// <summary>The step under way within its pass, from 1.</summary>
    public int StepOfEpoch => (int)((Math.Max(Steps, 1) - 1) % StepsPerEpoch) + 1;

    /// <summary>How far training had come when the step under way began, from 0 to 1: by steps, or by the budget where that is
    /// further.</summary>
    public double Progress
    {
        get
        {
            double bySteps = (double)(Math.Max(Steps, 1) - 1) / ((long)Epochs * StepsPerEpoch);
            double byTime = _budget is { } budget ? _lastSeen / (budget * (1 - Reserve)) : 0;
            return Math.Clamp(Math.Max(bySteps, byTime), 0, 1);
        }
    }

    /// <summary>Passes that were finished.</summary>
    public int EpochsDone => (int)(Steps / StepsPerEpoch);

    /// <summary>Whether the step under way is the last of its pass.</summary>
    public bool EndsEpoch => Steps % StepsPerEpoch == 0;

    /// <summary>Whether training was asked to stop.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>Whether the budget ended training.</summary>
    public bool BudgetReached { get; private set; }

    /// <summary>The time since training was asked for, with that of the processes before.</summary>
    public TimeSpan Elapsed => _before + _elapsed();

    /// <summary>Begins the next step, if there is to be one. The first step is always made, so that there is a model.</summary>
    /// <exception cref="OperationCanceledException">Training was asked to stop before the first step.</exception>
    public bool Next()
    {
        if (Steps == 0) { _cancellation.ThrowIfCancellationRequested(); }
        TimeSpan now = Elapsed;
        if (Steps > 0 && now - _lastSeen > _longestStep) { _longestStep = now - _lastSeen; }
        _lastSeen = now;
        if (Steps >= (long)Epochs * StepsPerEpoch) { return false; }
        Interrupted = Steps > 0 && _cancellation.IsCancellationRequested;
        BudgetReached = !Interrupted && Steps > 0 && _budget is { } budget && now + _longestStep > budget * (1 - Reserve);
        if (Interrupted || BudgetReached) { return false; }
        Steps++;
        return true;
    }

    /// <summary>How training went so far.</summary>
    /// <param name="rows">The rows of the training table.</param>
    /// <param name="device">Where the work is done.</param>
    /// <param name="figures">The model's own numbers.</param>
    public TrainingSummary Summary(int rows, Device device, IReadOnlyDictionary<string, double> figures) => new()
    {
        Rows = rows,
        Seconds = Elapsed.TotalSeconds,
        Device = DeviceChoice.NameOf(device),
        Epochs = EpochsDone,
        Interrupted = Interrupted,
        BudgetReached = BudgetReached,
        Figures = figures,
    };

    /// <summary>Between two steps: what was done since the last one is no part of its length.</summary>
    public void Skip() => _lastSeen = Elapsed;

    /// <inheritdoc/>
    public void Keep(SavedState state, string name) => state.Put(name, Steps, Elapsed.TotalSeconds);

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        double[] numbers = state.Numbers(name, 2);
        Steps = StepsBefore = (long)numbers[0];
        _before = TimeSpan.FromSeconds(numbers[1]);
        _lastSeen = Elapsed;
    }
}
