using System.Globalization;
using System.Text;

namespace SynthTab.Tables.Cells;

/// <summary>Moments as text in a fixed format, and as seconds since 1970-01-01 00:00.</summary>
/// <remarks>A format without a year is a time of day: seconds since midnight.</remarks>
internal static class DateTimeText
{
    private const int LongestText = 64;

    /// <summary>The finest grid on which today's moments, as seconds since 1970, are told apart for certain.</summary>
    private const double Microsecond = 1e-6;

    /// <summary>Reads a moment in exactly this format.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, string format, out double seconds)
    {
        seconds = double.NaN;
        text = NumberText.Trim(text);
        if (text.Length is 0 or > LongestText) { return false; }
        Span<char> chars = stackalloc char[LongestText];
        int length = Encoding.UTF8.GetChars(text, chars);
        const DateTimeStyles withoutToday = DateTimeStyles.NoCurrentDateDefault;
        if (!DateTime.TryParseExact(chars[..length], format, CultureInfo.InvariantCulture, withoutToday, out DateTime moment))
        {
            return false;
        }
        seconds = ToSeconds(HasDate(format) ? moment : DateTime.UnixEpoch + moment.TimeOfDay);
        return true;
    }

    /// <summary>Writes a moment in this format, rounded to the granularity and kept within the years 1 to 9999.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Write(double seconds, string format, double? granularity, Span<byte> into)
    {
        return ToMoment(seconds, granularity).TryFormat(into, out int written, format, CultureInfo.InvariantCulture)
            ? written
            : throw new ArgumentException($"The datetime format '{format}' makes more than {into.Length} bytes.", nameof(format));
    }

    /// <summary>Seconds since 1970 of a moment.</summary>
    public static double ToSeconds(DateTime moment)
    {
        (long whole, long rest) = Math.DivRem(moment.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);
        return whole + rest / (double)TimeSpan.TicksPerSecond;
    }

    /// <summary>The moment of these seconds since 1970, on a grid of seconds, kept within the years 1 to 9999.</summary>
    public static DateTime ToMoment(double seconds, double? granularity = null)
    {
        double grid = granularity ?? Microsecond;
        // A grid below a second is a power of ten and so a whole number of ticks; steps of it are counted, because the ticks of
        // a far moment have more digits than a double.
        long gridTicks = Math.Max(1, (long)Math.Round(grid * TimeSpan.TicksPerSecond));
        double steps = Math.Round(seconds * (TimeSpan.TicksPerSecond / (double)gridTicks));
        double ticks = steps * gridTicks + DateTime.UnixEpoch.Ticks;
        long latest = DateTime.MaxValue.Ticks / gridTicks * gridTicks;
        return ticks <= 0 ? DateTime.MinValue
            : ticks >= latest ? new DateTime(latest)
            : new DateTime((long)steps * gridTicks + DateTime.UnixEpoch.Ticks);
    }

    private static bool HasDate(string format) => format.Contains('y', StringComparison.Ordinal);
}
