namespace SynthTab.Tables.Inference;

/// <summary>Two levels that mean no and yes.</summary>
internal static class BooleanRule
{
    private static readonly HashSet<(string No, string Yes)> Pairs =
        [("false", "true"), ("no", "yes"), ("n", "y"), ("f", "t"), ("off", "on"), ("0", "1"), ("0.0", "1.0")];

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        if (evidence.Values.Length != 2 || evidence.DoubtfulWords.Length > 0) { return null; }
        bool digits = evidence.Numbers is not null;
        int[] missing = digits ? [.. evidence.BlankTexts, .. evidence.Words] : evidence.TextMissing;
        if (!digits && evidence.TextValues.Length != 2) { return null; }
        IReadOnlyList<string> levels = evidence.Levels(evidence.Values);
        string[] pair = [.. levels.Select(l => l.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        return !Pairs.Contains((pair[0], pair[1])) ? null
            : evidence.Propose(ColumnKind.Boolean, missing, $"its two values are '{levels[0]}' and '{levels[1]}'") with { Levels = levels };
    }
}
