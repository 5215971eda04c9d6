using System.Buffers.Text;
using System.Globalization;

namespace SynthTab.Tables.Cells;

/// <summary>A cell read as a number, and how it was written.</summary>
/// <param name="Value">The number; finite.</param>
/// <param name="Decimals">Digits after the decimal point, or those there would be without the exponent: 5 for <c>1e-5</c>, none for
/// <c>1.5e3</c>.</param>
/// <param name="Digits">Significant digits: those after the leading zeros.</param>
/// <param name="HasExponent">Whether it is written as <c>1e5</c>.</param>
/// <param name="HasLeadingZero">Whether a zero stands before another digit of the whole part, as codes have it: <c>01234</c>.</param>
internal readonly record struct NumberText(double Value, int Decimals, int Digits, bool HasExponent, bool HasLeadingZero)
{
    /// <summary>Fifteen digits survive the way to a double and back; more may not.</summary>
    public const int MostExactDigits = 15;

    private static readonly double[] PowersOfTen =
        [.. Enumerable.Range(0, 16).Select(e => double.Parse($"1e{e}", CultureInfo.InvariantCulture))];

    /// <summary>
    /// Reads a number: an optional sign, digits with at most one decimal mark, an optional exponent, blanks around it. Words
    /// (infinity, NaN), hexadecimal digits, thousands separators and numbers beyond the range of a double are none.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool decimalComma, out NumberText number)
    {
        text = Trim(text);
        number = default;
        int at = 0;
        bool negative = at < text.Length && text[at] == '-';
        if (negative || at < text.Length && text[at] == '+') { at++; }
        byte mark = decimalComma ? (byte)',' : (byte)'.';
        int wholeDigits = 0, decimals = 0, digits = 0, markAt = -1;
        ulong mantissa = 0;
        bool leadingZero = false;
        for (; at < text.Length; at++)
        {
            uint digit = text[at] - (uint)'0';
            if (digit <= 9)
            {
                leadingZero |= markAt < 0 && wholeDigits == 1 && digits == 0;
                if (digit != 0 || digits > 0) { digits++; }
                if (digits <= MostExactDigits) { mantissa = mantissa * 10 + digit; }
                if (markAt < 0) { wholeDigits++; } else { decimals++; }
            }
            else if (text[at] == mark && markAt < 0) { markAt = at; }
            else { break; }
        }
        if (wholeDigits + decimals == 0) { return false; }
        bool exponent = at < text.Length;
        int power = 0;
        if (exponent && ((text[at] | 0x20) != 'e' || !TryParsePower(text[(at + 1)..], out power))) { return false; }
        double value;
        if (!exponent && digits <= MostExactDigits && decimals <= MostExactDigits)
        {
            value = mantissa / PowersOfTen[decimals]; // both are exact, so the quotient is the nearest double
            if (negative) { value = -value; }
        }
        else if (!TryParseSlowly(text, decimalComma ? markAt : -1, out value)) { return false; }
        number = new NumberText(value, Math.Max(0, decimals - power), digits, exponent, leadingZero);
        return true;
    }

    private static bool TryParsePower(ReadOnlySpan<byte> text, out int power)
    {
        bool signed = text.Length > 1 && text[0] == '+';
        return Utf8Parser.TryParse(signed ? text[1..] : text, out power, out int used) && used == text.Length - (signed ? 1 : 0)
            && Math.Abs(power) < 10_000;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, int commaAt, out double value)
    {
        Span<byte> copy = text.Length <= 512 ? stackalloc byte[text.Length] : new byte[text.Length];
        text.CopyTo(copy);
        if (commaAt >= 0) { copy[commaAt] = (byte)'.'; }
        return Utf8Parser.TryParse(copy, out value, out int used) && used == copy.Length && double.IsFinite(value);
    }

    /// <summary>The text without blanks and tabs at its ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);
}
