namespace SynthTab.Tuning;

/// <summary>One trial in one rung, as the log keeps it.</summary>
/// <param name="Trial">The options.</param>
/// <param name="Rung">The round, from 0.</param>
/// <param name="Budget">The time to learn in, or null for a model that learns in one go.</param>
public sealed record TrialResult(Trial Trial, int Rung, TimeSpan? Budget)
{
    /// <summary>How its rows compare with real rows; null where it failed.</summary>
    public ScoreParts? Parts { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The time that learning took.</summary>
    public double FitSeconds { get; init; }

    /// <summary>The time that making and judging rows took.</summary>
    public double JudgeSeconds { get; init; }

    /// <summary>Seconds of the search when it was done, those of earlier processes included.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>The number that the search goes by, or null where the trial failed.</summary>
    public double? Score => Parts?.Score;

    /// <summary>What it took.</summary>
    public double Seconds => FitSeconds + JudgeSeconds;
}
