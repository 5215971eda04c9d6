namespace SynthTab.Evaluation.Privacy;

/// <summary>A training row to which a synthetic row has come closer than real rows come.</summary>
/// <param name="Row">Its number in the training table as given, counted from 0.</param>
/// <param name="ToSynthetic">The mixed L1 distance to the nearest synthetic row; 0 for an exact copy.</param>
/// <param name="ToReal">The distance to the nearest real row that was not in training (or, without a holdout table, to the nearest
/// other training row): what is to be expected of a row that knows nothing of this one.</param>
/// <param name="UnseenAsClose">The share of the holdout rows to which a synthetic row has come as close, measured in the same
/// way: small where chance does not explain it. Null without a holdout table of two rows.</param>
public sealed record RowAtRisk(int Row, double ToSynthetic, double ToReal, double? UnseenAsClose);
