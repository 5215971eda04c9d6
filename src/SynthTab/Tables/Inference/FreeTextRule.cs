namespace SynthTab.Tables.Inference;

/// <summary>
/// Texts of which most stand in one row only: names, tickets, remarks. As levels they would hand out real people's words
/// one by one, so they are never learned.
/// </summary>
internal static class FreeTextRule
{
    private const double MostlyDistinct = 0.5;
    private const int LeastDistinct = 5;

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        int distinct = evidence.TextValues.Length;
        if (evidence.IsTarget || distinct < LeastDistinct || distinct <= MostlyDistinct * evidence.TextRows) { return null; }
        string reason = $"{distinct} different texts in {evidence.TextRows} rows are free text: never learned{AlmostNumbers.Remark(evidence)}";
        return evidence.Propose(ColumnKind.Text, evidence.TextMissing, reason);
    }
}
