namespace SynthTab.Synthesis;

/// <summary>What is asked of a fitted synthesizer.</summary>
public sealed record SampleRequest
{
    /// <summary>How many rows. At least 0.</summary>
    public required long Rows { get; init; }

    /// <summary>The seed: the same seed gives the same rows, whatever the batch size, the threads and the number of calls. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Conditions that every row must meet. Default none.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>How the rows are shared among the levels of a column, or null for the model's own shares. The rows of a balanced
    /// sample are not the start of a longer one. Default null.</summary>
    public TargetShares? Balance { get; init; }

    /// <summary>Is told what conditions and balance cost, or null.</summary>
    public AcceptanceTally? Acceptance { get; init; }

    /// <summary>How the rows are made, where the model has a choice. Default: as the model does by itself.</summary>
    public SamplingOptions Sampling { get; init; } = SamplingOptions.Default;

    /// <summary>The most rows of one table that is handed out; does not change the rows. At least 1; default 8192.</summary>
    public int BatchSize { get; init; } = 8192;

    /// <summary>Blocks made at the same time; does not change the rows. 0 means one per processor. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>Is told how many rows there are so far, or null.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the enumeration with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
