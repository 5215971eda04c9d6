using SynthTab.Synthesis.Checkpoints;

namespace SynthTab.Synthesis;

/// <summary>What surrounds a training run: everything that is not an option of the model itself.</summary>
public sealed record FitContext
{
    /// <summary>The seed of everything random. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>. Default <c>auto</c>. Classical synthesizers run on the CPU whatever it says.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Processor threads to use; 0 means that the model chooses. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>The wall-clock time that training may take, or null for no limit.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Is told how far training has come, or null.</summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>
    /// Asks training to stop at the next step. <c>Fit</c> then returns the model as far as it has come, with
    /// <see cref="TrainingSummary.Interrupted"/> set, so that nothing learned is lost; before the first step it throws
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Where unfinished training is kept and whether it goes on from there, or null for nowhere. Only models with
    /// <see cref="SynthesizerCapabilities.Budget"/> have anything to keep.</summary>
    public CheckpointPlan? CheckpointPlan { get; init; }

    /// <summary>For a model: the state to go on from and the place for the next one. The synthesizer opens it from
    /// <see cref="CheckpointPlan"/>; null where nothing is kept.</summary>
    public TrainingCheckpoints? Checkpoints { get; init; }
}

/// <summary>How far a training run has come.</summary>
/// <param name="Stage">What is being done, in a word or two: <c>encoding</c>, <c>training</c>.</param>
/// <param name="Done">Units of work done.</param>
/// <param name="Total">Units of work in all.</param>
/// <param name="Unit">What is counted: <c>epochs</c>, <c>columns</c>.</param>
public sealed record FitProgress(string Stage, double Done, double Total, string Unit)
{
    /// <summary>Units of work that were done before this run began; more than 0 where training was continued.</summary>
    public double DoneBefore { get; init; }

    /// <summary>Training rows passed through the model per second, or null.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>The device that does the work, or null.</summary>
    public string? Device { get; init; }

    /// <summary>The losses in words that a person understands, or null.</summary>
    public string? Remark { get; init; }
}
