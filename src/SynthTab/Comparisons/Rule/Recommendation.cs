namespace SynthTab.Comparisons.Rule;

/// <summary>How sure a recommendation is.</summary>
public enum Sureness
{
    /// <summary>Told apart beyond what sampling explains, and every one of several seeds says the same.</summary>
    Sure,

    /// <summary>Told apart beyond what sampling explains, with a single seed or by most seeds.</summary>
    FairlySure,

    /// <summary>Not told apart, or the seeds disagree.</summary>
    NotSure,
}

/// <summary>Which model to take, and why.</summary>
public sealed record Recommendation
{
    /// <summary>What was asked for, the most important first.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }

    /// <summary>The model, or null where none is fit.</summary>
    public required string? Model { get; init; }

    /// <summary>Why it, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How sure that is; null where there is no model.</summary>
    public required Sureness? Sureness { get; init; }

    /// <summary>What that rests on, in one sentence; empty where there is no model.</summary>
    public required string SurenessReason { get; init; }

    /// <summary>The next one to take, or null where no other is fit.</summary>
    public required string? RunnerUp { get; init; }

    /// <summary>What another fit model does better beyond doubt, one sentence each.</summary>
    public required IReadOnlyList<string> GivenUp { get; init; }

    /// <summary>The models that may not be recommended, with their reasons.</summary>
    public required IReadOnlyList<UnfitModel> Unfit { get; init; }
}
