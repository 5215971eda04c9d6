namespace SynthTab.Synthesis.Likelihood;

/// <summary>How probable the rows of a table are to a model.</summary>
/// <param name="Rows">The natural logarithm of each row's probability over the learned columns, [rows]; negative infinity for a row that
/// has a cell like nothing in training.</param>
/// <param name="Unseen">Those cells, in the order of the columns.</param>
public sealed record TableLikelihood(double[] Rows, IReadOnlyList<UnseenCell> Unseen);

/// <summary>A cell that no training row had.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Level">The level, or null for a gap in a column where training had none.</param>
/// <param name="Rows">The rows that have it.</param>
public sealed record UnseenCell(string Column, string? Level, int Rows);
