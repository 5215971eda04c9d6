namespace SynthTab.Synthesis;

/// <summary>How a model that refines rows step by step is to make them. What is left out, the model chooses itself.</summary>
public sealed record SamplingOptions
{
    /// <summary>Nothing chosen.</summary>
    public static SamplingOptions Default { get; } = new();

    /// <summary>The way from noise to rows, one of <see cref="SynthesizerEntry.Samplers"/>; null for the model's own default.</summary>
    public string? Sampler { get; init; }

    /// <summary>How many steps are taken. At least 1; null for the sampler's own default.</summary>
    public int? Steps { get; init; }

    /// <summary>
    /// How far rows are pushed towards their conditions, beyond what the training table says: 0 leaves them as they are. At
    /// least 0, finite; null for the model's own default.
    /// </summary>
    public double? Guidance { get; init; }
}
