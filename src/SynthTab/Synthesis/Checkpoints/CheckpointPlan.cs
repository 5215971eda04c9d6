namespace SynthTab.Synthesis.Checkpoints;

/// <summary>Where unfinished training is kept, and whether it is to be continued.</summary>
/// <remarks>A checkpoint is a model file like any other, from which rows can be made, and holds besides all that training must
/// know to go on as if it had never stopped.</remarks>
/// <param name="File">The file, which every checkpoint replaces.</param>
public sealed record CheckpointPlan(string File)
{
    /// <summary>The time from one checkpoint to the next. Default 3 minutes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Whether training goes on from the file. Table, options and seed must be those of the file. Default false.</summary>
    public bool Resume { get; init; }
}
