namespace SynthTab.Tables.Inference;

/// <summary>How many digits of a second a column writes.</summary>
internal static class Fraction
{
    private const string Any = ".FFFFFFF";

    /// <summary>The format with its open fraction replaced by the digits that the values have: as many as written everywhere
    /// (<c>.fff</c>), or at most so many, without zeros at the end (<c>.FFF</c>).</summary>
    public static string Settle(string format, ColumnEvidence evidence)
    {
        if (!format.Contains(Any, StringComparison.Ordinal)) { return format; }
        int least = int.MaxValue, most = 0;
        foreach (int code in evidence.Values)
        {
            int digits = Digits(evidence.Raw.Texts[code]);
            least = Math.Min(least, digits);
            most = Math.Max(most, digits);
        }
        return format.Replace(Any, $".{new string(least == most ? 'f' : 'F', most)}", StringComparison.Ordinal);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int point = text.LastIndexOf((byte)'.');
        if (point < 0) { return 0; }
        int end = text[(point + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length - point - 1 : end;
    }
}
