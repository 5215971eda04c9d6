using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace SynthTab.Tables.Cells;

/// <summary>Writes the numbers of a column as its cells are written: whole, with so many decimals, or in full.</summary>
internal sealed class NumberFormat
{
    /// <summary>The most bytes of one number: the longest double with all digits of its whole part, a mark and decimals.</summary>
    public const int LongestText = 512;

    /// <summary>Below this, value times power of ten errs by less than a quarter, so that rounding it finds the grid point.</summary>
    private const double SafelyScaled = 1L << 50;

    private readonly int? _decimals;
    private readonly int _leastDecimals;
    private readonly bool _whole;
    private readonly byte _mark;
    private readonly double _scale;

    /// <summary>Takes the grid from the schema.</summary>
    public NumberFormat(ColumnSchema schema, bool decimalComma)
    {
        _whole = schema.Kind == ColumnKind.Integer;
        _leastDecimals = schema.FixedDecimals ? schema.Decimals ?? 0 : schema.LeastDecimals;
        _decimals = _whole ? _leastDecimals : schema.Decimals;
        _mark = decimalComma ? (byte)',' : (byte)'.';
        _scale = Math.Pow(10, _decimals ?? 0);
    }

    /// <summary>Writes a finite number; returns the number of bytes.</summary>
    /// <remarks>Minus zero keeps its sign; a number that only rounds to zero gets none.</remarks>
    public int Write(double value, Span<byte> into)
    {
        if (_decimals is not int decimals)
        {
            value.TryFormat(into, out int length, "R", CultureInfo.InvariantCulture);
            return WithMark(into[..length]);
        }
        double scaled = Math.Round(_whole ? Math.Round(value) * _scale : value * _scale);
        if (value == 0 && double.IsNegative(value))
        {
            into[0] = (byte)'-';
            return 1 + WriteScaled(0, decimals, into[1..]);
        }
        return Math.Abs(scaled) < SafelyScaled ? WriteScaled((long)scaled, decimals, into) : WriteLong(Math.Round(value, decimals), into);
    }

    private int WriteScaled(long scaled, int decimals, Span<byte> into)
    {
        int length = 0;
        if (scaled < 0)
        {
            into[length++] = (byte)'-';
            scaled = -scaled;
        }
        while (decimals > _leastDecimals && scaled % 10 == 0)
        {
            scaled /= 10;
            decimals--;
        }
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(scaled, digits, out int count, new StandardFormat('D', (byte)(decimals + 1))); // at least one whole digit
        digits[..(count - decimals)].CopyTo(into[length..]);
        length += count - decimals;
        if (decimals == 0) { return length; }
        into[length++] = _mark;
        digits.Slice(count - decimals, decimals).CopyTo(into[length..]);
        return length + decimals;
    }

    /// <summary>Numbers so large that their last decimals are beyond a double: the shortest text that is the number.</summary>
    private int WriteLong(double value, Span<byte> into)
    {
        value.TryFormat(into, out int length, "R", CultureInfo.InvariantCulture);
        if (into[..length].Contains((byte)'E')) { value.TryFormat(into, out length, "F0", CultureInfo.InvariantCulture); }
        int point = into[..length].IndexOf((byte)'.');
        for (int decimals = point < 0 ? 0 : length - point - 1; decimals < _leastDecimals; decimals++)
        {
            if (decimals == 0) { into[length++] = (byte)'.'; }
            into[length++] = (byte)'0';
        }
        return WithMark(into[..length]);
    }

    private int WithMark(Span<byte> text)
    {
        int point = text.IndexOf((byte)'.');
        if (point >= 0) { text[point] = _mark; }
        return text.Length;
    }
}
