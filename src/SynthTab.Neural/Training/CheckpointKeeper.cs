using SynthTab.Synthesis;
using SynthTab.Synthesis.Checkpoints;

namespace SynthTab.Neural.Training;

/// <summary>Writes a training's checkpoints, and puts a training back to where its last one was.</summary>
/// <param name="checkpoints">Where they go and where training comes from, or null for neither.</param>
/// <param name="clock">The steps and the time; remembered too.</param>
/// <param name="parts">All other parts that remember, by name.</param>
internal sealed class CheckpointKeeper(TrainingCheckpoints? checkpoints, TrainingClock clock, IReadOnlyList<(string Name, IResumable Part)> parts)
{
    private const string Clock = "clock";

    /// <summary>Goes back to the last checkpoint, if training comes from one.</summary>
    /// <exception cref="SynthTabException">The checkpoint does not hold what this training needs.</exception>
    public void Resume()
    {
        if (checkpoints?.Resumed is not { } arrays) { return; }
        var state = new SavedState(arrays);
        foreach ((string name, IResumable part) in parts) { part.Resume(state, name); }
        clock.Resume(state, Clock);
    }

    /// <summary>Between two steps: writes a checkpoint if it is time. What that takes is not taken for the length of a step.</summary>
    /// <param name="assemble">Makes the model so far, which is disposed afterwards.</param>
    public void KeepIfDue(Func<IRowSampler> assemble)
    {
        if (checkpoints is not { IsDue: true }) { return; }
        using IRowSampler sampler = assemble();
        Keep(sampler);
        clock.Skip();
    }

    /// <summary>After the last step: writes a checkpoint of the finished model if training was asked to stop.</summary>
    public void KeepIfInterrupted(IRowSampler sampler)
    {
        if (clock.Interrupted) { Keep(sampler); }
    }

    private void Keep(IRowSampler sampler)
    {
        if (checkpoints is null) { return; }
        var state = new SavedState();
        foreach ((string name, IResumable part) in parts) { part.Keep(state, name); }
        clock.Keep(state, Clock);
        checkpoints.Save(sampler, state.Arrays);
    }
}
