using System.Globalization;

namespace SynthTab.Evaluation.Gates;

/// <summary>What a gate found.</summary>
/// <param name="Gate">The rule.</param>
/// <param name="Failed">Whether the table fails by it; true too where it could not be judged.</param>
/// <param name="Found">The number that was found, or null where there is none.</param>
/// <param name="Obstacle">Why there is none, as a clause that can follow "because"; null where there is one.</param>
public sealed record GateResult(Gate Gate, bool Failed, double? Found, string? Obstacle)
{
    /// <summary>The rule and what was found, as one sentence.</summary>
    public string Sentence => Found is { } found
        ? string.Create(CultureInfo.InvariantCulture, $"{(Failed ? "Failed" : "Passed")} '{Gate.Rule}': {found:0.######} was found.")
        : $"Failed '{Gate.Rule}': it could not be judged, because {Obstacle}.";
}
