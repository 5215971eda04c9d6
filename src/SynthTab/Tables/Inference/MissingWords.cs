using System.Text;
using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>How much a cell text looks like "there is no value".</summary>
internal enum Emptiness
{
    /// <summary>An ordinary text.</summary>
    None,

    /// <summary>Missing only where all else is a number or a moment: in a column of words it may be an answer, as in <c>unknown</c>.</summary>
    AmongNumbers,

    /// <summary>A common mark of a missing value: <c>?</c>, <c>NA</c>, <c>null</c>.</summary>
    Word,

    /// <summary>Nothing or blanks alone.</summary>
    Blank,
}

/// <summary>Knows the words by which files say that a value is missing.</summary>
internal static class MissingWords
{
    private const int LongestWord = 10;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "?", "NA", "N/A", "#N/A", "<NA>", "NaN", "null" };

    private static readonly HashSet<string> AmongNumbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "-", "--", ".", "none", "missing", "unknown", "#NUM!", "#VALUE!", "#DIV/0!", "(null)", "NaT",
    };

    /// <summary>Judges one cell text.</summary>
    public static Emptiness Of(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> word = NumberText.Trim(text);
        if (word.Length == 0) { return Emptiness.Blank; }
        if (word.Length > LongestWord || char.IsAsciiDigit((char)word[0])) { return Emptiness.None; }
        string found = Encoding.UTF8.GetString(word);
        return Words.Contains(found) ? Emptiness.Word : AmongNumbers.Contains(found) ? Emptiness.AmongNumbers : Emptiness.None;
    }
}
