using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>
/// Columns that name rows: running numbers, keys, codes of one form. They say nothing that a model could learn and much
/// about a person, so they are made anew, unique.
/// </summary>
internal static class IdentifierRule
{
    private const int LeastRows = 10;
    private const double NearlyUnique = 0.9;

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        if (evidence.IsTarget) { return null; }
        string? reason = evidence.Numbers is { } numbers ? WhyNumber(evidence, numbers) : WhyText(evidence);
        IEnumerable<int> missing = evidence.Numbers is null ? evidence.TextMissing : evidence.NumericMissing;
        return reason is null ? null : evidence.Propose(ColumnKind.Identifier, missing, $"{reason}: made anew, never learned");
    }

    private static string? WhyNumber(ColumnEvidence evidence, NumberFacts numbers)
    {
        if (!numbers.AllWhole || numbers.Minimum < 0) { return null; }
        bool unique = numbers.Distinct == evidence.ValueRows;
        if (unique && evidence.ValueRows >= LeastRows && evidence.ValueRows == evidence.Raw.Count
            && numbers.Minimum is 0 or 1 && numbers.Maximum - numbers.Minimum == evidence.ValueRows - 1)
        {
            return $"the rows are numbered from {(int)numbers.Minimum} to {(int)numbers.Maximum}";
        }
        return NameHints.SaysId(evidence.Name) && numbers.Distinct >= NearlyUnique * evidence.ValueRows && numbers.Distinct > 1
            ? $"{Shared(unique)} and the name says that it names rows" : null;
    }

    private static string? WhyText(ColumnEvidence evidence)
    {
        int distinct = evidence.TextValues.Length;
        bool unique = distinct == evidence.TextRows;
        if (NameHints.SaysId(evidence.Name) && distinct >= NearlyUnique * evidence.TextRows && distinct > 1)
        {
            return $"{Shared(unique)} and the name says that it names rows";
        }
        return unique && distinct >= LeastRows && LookLikeCodes(evidence)
            ? "no value is shared by two rows and all have the form of a code" : null;
    }

    private static string Shared(bool unique) => unique ? "no value is shared by two rows" : "nearly no value is shared by two rows";

    /// <summary>Without blanks, and nearly all of the same length with a digit in them.</summary>
    private static bool LookLikeCodes(ColumnEvidence evidence)
    {
        int[] codes = evidence.TextValues;
        Utf8Pool texts = evidence.Raw.Texts;
        int length = codes.CountBy(c => texts[c].Length).MaxBy(l => l.Value).Key;
        int alike = 0;
        foreach (int code in codes)
        {
            ReadOnlySpan<byte> text = texts[code];
            if (text.ContainsAny(" \t\r\n"u8)) { return false; }
            alike += text.Length == length && text.ContainsAnyInRange((byte)'0', (byte)'9') ? 1 : 0;
        }
        return alike >= NearlyUnique * codes.Length;
    }
}
