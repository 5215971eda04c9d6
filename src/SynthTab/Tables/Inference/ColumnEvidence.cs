using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>What the rules look at: a column's distinct texts, how often each stands there, and what they have in common.</summary>
internal sealed class ColumnEvidence
{
    private readonly int[] _counts;
    private readonly Lazy<NumberFacts?> _numbers;

    /// <summary>Sorts the texts into ordinary ones and those that may mean "missing".</summary>
    public ColumnEvidence(RawColumn raw, bool decimalComma, bool isTarget)
    {
        Raw = raw;
        IsTarget = isTarget;
        DecimalComma = decimalComma;
        _counts = raw.CountTexts();
        ILookup<Emptiness, int> byEmptiness = Enumerable.Range(0, _counts.Length).ToLookup(code => MissingWords.Of(raw.Texts[code]));
        Values = [.. byEmptiness[Emptiness.None]];
        BlankTexts = [.. byEmptiness[Emptiness.Blank]];
        Words = [.. byEmptiness[Emptiness.Word]];
        DoubtfulWords = [.. byEmptiness[Emptiness.AmongNumbers]];
        ValueRows = Values.Sum(RowsOf);
        _numbers = new(() => NumberFacts.Of(raw, Values, decimalComma));
        // Only one way of saying "missing" is plausible among words: where cells are left empty, or where two such words
        // stand side by side, the words are answers like any other.
        bool wordIsMissing = BlankTexts.Length == 0 && Words.Length == 1;
        TextMissing = wordIsMissing ? Words : BlankTexts;
        TextValues = [.. Values, .. wordIsMissing ? [] : Words, .. DoubtfulWords];
        TextRows = TextValues.Sum(RowsOf);
    }

    /// <summary>The column.</summary>
    public RawColumn Raw { get; }

    /// <summary>The column's name.</summary>
    public string Name => Raw.Name;

    /// <summary>Whether the column will be predicted.</summary>
    public bool IsTarget { get; }

    /// <summary>Whether numbers are written with a comma.</summary>
    public bool DecimalComma { get; }

    /// <summary>The texts that are surely values.</summary>
    public int[] Values { get; }

    /// <summary>The rows that hold <see cref="Values"/>.</summary>
    public int ValueRows { get; }

    /// <summary>The texts that are empty or blank.</summary>
    public int[] BlankTexts { get; }

    /// <summary>The texts that are common marks of missing values.</summary>
    public int[] Words { get; }

    /// <summary>The texts that mean "missing" only among numbers and moments.</summary>
    public int[] DoubtfulWords { get; }

    /// <summary>The texts that are missing if this is a column of numbers or moments.</summary>
    public IEnumerable<int> NumericMissing => [.. BlankTexts, .. Words, .. DoubtfulWords];

    /// <summary>The texts that are missing if this is a column of words.</summary>
    public int[] TextMissing { get; }

    /// <summary>The texts that are values if this is a column of words.</summary>
    public int[] TextValues { get; }

    /// <summary>The rows that hold <see cref="TextValues"/>.</summary>
    public int TextRows { get; }

    /// <summary>What the values have in common as numbers, or null if some are none or look like codes.</summary>
    public NumberFacts? Numbers => _numbers.Value;

    /// <summary>How many rows hold this text.</summary>
    public int RowsOf(int code) => _counts[code];

    /// <summary>The texts as missing tokens, most frequent first.</summary>
    public IReadOnlyList<string> Tokens(IEnumerable<int> codes) => [.. codes.OrderByDescending(RowsOf).Select(Raw.Texts.Text)];

    /// <summary>The texts as levels, in ordinal order.</summary>
    public IReadOnlyList<string> Levels(IEnumerable<int> codes) => [.. codes.Select(Raw.Texts.Text).Order(StringComparer.Ordinal)];

    /// <summary>A proposal to be completed by a rule.</summary>
    public ColumnSchema Propose(ColumnKind kind, IEnumerable<int> missing, string reason)
    {
        IReadOnlyList<string> tokens = Tokens(missing);
        string shown = string.Join(", ", tokens.Select(t => t.Length == 0 ? "empty" : $"'{t}'"));
        string aside = tokens.Count == 0 ? "" : $"; missing cells are written {shown}";
        return new ColumnSchema { Name = Name, Kind = kind, MissingTokens = tokens, Reason = $"{reason}{aside}." };
    }
}
