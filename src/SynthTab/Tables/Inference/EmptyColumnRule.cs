namespace SynthTab.Tables.Inference;

/// <summary>A column without a single value is a category without levels: all that can be said of it is that it is missing.</summary>
internal static class EmptyColumnRule
{
    public static ColumnSchema? Propose(ColumnEvidence evidence)
        => evidence.Values.Length + evidence.DoubtfulWords.Length > 0 ? null
            : evidence.Propose(ColumnKind.Categorical, [.. evidence.BlankTexts, .. evidence.Words], "every cell is missing");
}
