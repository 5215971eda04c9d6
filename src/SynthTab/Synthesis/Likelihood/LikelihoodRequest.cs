using SynthTab.Tables;

namespace SynthTab.Synthesis.Likelihood;

/// <summary>What is asked of a fitted synthesizer that is to say how probable rows are.</summary>
public sealed record LikelihoodRequest
{
    /// <summary>The rows. It has all learned columns of the model's schema; levels may be others than in training, and further columns are
    /// passed over.</summary>
    public required Table Table { get; init; }

    /// <summary>Where the law depends on the order in which columns are drawn: how many orders it is averaged over. At least 1; default 4.</summary>
    public int Orders { get; init; } = 4;

    /// <summary>Draws the orders. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Blocks of rows at the same time; does not change the figures. 0 means one per processor. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>Is told how many rows are done so far, or null.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the work with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
