namespace SynthTab.Tuning;

/// <summary>One round of a search: so many trials, each with the same time to learn.</summary>
/// <param name="Trials">How many options take part.</param>
/// <param name="Budget">The time in which each of them learns, or null where the model learns in one go.</param>
public sealed record Rung(int Trials, TimeSpan? Budget);
