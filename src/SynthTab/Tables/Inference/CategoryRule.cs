namespace SynthTab.Tables.Inference;

/// <summary>Everything else is one of a list of levels.</summary>
internal static class CategoryRule
{
    public static ColumnSchema Propose(ColumnEvidence evidence)
    {
        int levels = evidence.TextValues.Length;
        string what = levels == 1 ? "one text in all rows" : $"{levels} different texts in {evidence.TextRows} rows";
        return evidence.Propose(ColumnKind.Categorical, evidence.TextMissing, what + AlmostNumbers.Remark(evidence)) with
        {
            Levels = evidence.Levels(evidence.TextValues),
        };
    }
}
