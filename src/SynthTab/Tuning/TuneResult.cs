using SynthTab.Synthesis;

namespace SynthTab.Tuning;

/// <summary>What a search found, for those who read it.</summary>
public sealed record TuneResult
{
    /// <summary>The synthesizer's name.</summary>
    public required string Model { get; init; }

    /// <summary>What was searched.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The options that the search began with and held, <c>name=value</c>.</summary>
    public required IReadOnlyList<string> Assignments { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The time that all may take.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>Rows that trials learned from.</summary>
    public required int LearnedRows { get; init; }

    /// <summary>Rows that judged them.</summary>
    public required int ValidationRows { get; init; }

    /// <summary>Rounds and times.</summary>
    public required HalvingPlan Plan { get; init; }

    /// <summary>All trials of all rungs.</summary>
    public required SearchOutcome Outcome { get; init; }

    /// <summary>Which option matters how much.</summary>
    public required IReadOnlyList<OptionSensitivity> Sensitivities { get; init; }

    /// <summary>The time of the search, that of earlier processes included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether the winner was refitted by an earlier process.</summary>
    public bool IsFinished { get; init; }

    /// <summary>How the winner's training on the whole table went; null before it.</summary>
    public TrainingSummary? Refit { get; init; }

    /// <summary>The best trial, or null where none could be judged.</summary>
    public TrialResult? Winner => Outcome.Winner;

    /// <summary>The trial that the search began with, in the last rung that it took part in.</summary>
    public TrialResult? Start => Outcome.Results.Where(r => r.Trial.Number == 0).MaxBy(r => r.Rung);

    /// <summary>The winner in the rung of <see cref="Start"/>, for a fair comparison; null where there is none.</summary>
    public TrialResult? WinnerBesideStart
        => Outcome.Results.FirstOrDefault(r => r.Trial.Number == Winner?.Trial.Number && r.Rung == Start?.Rung);
}
