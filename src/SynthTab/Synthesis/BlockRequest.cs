namespace SynthTab.Synthesis;

/// <summary>What is asked of a model when it makes one block of rows.</summary>
/// <param name="Seed">Names the block's own random numbers: all that is random comes from it.</param>
public sealed record BlockRequest(long Seed)
{
    /// <summary>
    /// A hint: rows that satisfy all of these are wanted. Rows that do not are rejected by the caller, so a model without native
    /// conditions may ignore it. Default none.
    /// </summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>How the rows are made. The caller has refused what the catalog's entry says the model cannot do.</summary>
    public SamplingOptions Sampling { get; init; } = SamplingOptions.Default;
}
