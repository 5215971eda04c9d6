namespace SynthTab.Comparisons;

/// <summary>What one run of a model scored by one figure.</summary>
/// <param name="Value">The figure, for as many synthetic rows as the reference has.</param>
/// <param name="Half">Half the width of the evaluator's 95 % interval, or null where it has none.</param>
/// <param name="Reference">What real rows score, or null where nobody can tell.</param>
public sealed record FigureValue(double Value, double? Half, double? Reference);
