namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>How a model that learned from the other folds ranks the rows of one fold.</summary>
/// <param name="Curve">Training rows above judged rows.</param>
/// <param name="AreaLost">By how much the area shrinks when a column's cells are shuffled among the fold's rows, [columns].</param>
internal sealed record FoldRanking(RocCurve Curve, double[] AreaLost);
