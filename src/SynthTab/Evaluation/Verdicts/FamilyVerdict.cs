namespace SynthTab.Evaluation.Verdicts;

/// <summary>How a family's section ends.</summary>
/// <param name="Family">The family.</param>
/// <param name="Grade">How it went.</param>
/// <param name="Sentence">The same in one sentence, with its reason.</param>
public sealed record FamilyVerdict(MetricFamily Family, VerdictGrade Grade, string Sentence);
