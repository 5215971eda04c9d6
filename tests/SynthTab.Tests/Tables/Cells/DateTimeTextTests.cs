using System.Text;
using SynthTab.Tables.Cells;

namespace SynthTab.Tests.Tables.Cells;

public sealed class DateTimeTextTests
{
    private static double Parse(string text, string format)
        => DateTimeText.TryParse(Encoding.UTF8.GetBytes(text), format, out double seconds) ? seconds : double.NaN;

    private static string Write(double seconds, string format, double? granularity)
    {
        Span<byte> text = stackalloc byte[64];
        return Encoding.UTF8.GetString(text[..DateTimeText.Write(seconds, format, granularity, text)]);
    }

    // 1970-01-02 is 86,400 seconds after the start, 1969-12-31 23:59:59 one second before it.
    [Theory]
    [InlineData("1970-01-02", "yyyy-MM-dd", 86400)]
    [InlineData("1969-12-31 23:59:59", "yyyy-MM-dd HH:mm:ss", -1)]
    [InlineData("01/02/1970 1:00 PM", "MM/dd/yyyy h:mm tt", 86400 + 13 * 3600)]
    [InlineData("08:30", "HH:mm", 8.5 * 3600)]
    [InlineData("1970-01-01 00:00:00.125", "yyyy-MM-dd HH:mm:ss.FFF", 0.125)]
    [InlineData("1970-01-01 00:00:07", "yyyy-MM-dd HH:mm:ss.FFF", 7)]
    [InlineData("1970-13-01", "yyyy-MM-dd", double.NaN)]
    [InlineData("1970-01-01T00:00:00+01:00", "yyyy-MM-dd'T'HH:mm:ss'+01:00'", 0)]
    public void A_moment_is_seconds_since_1970(string text, string format, double seconds) => Assert.Equal(seconds, Parse(text, format));

    [Theory]
    [InlineData("2024-06-15 08:00:00.123", "yyyy-MM-dd HH:mm:ss.FFF", 0.001)]
    [InlineData("2024-06-15 08:00:00", "yyyy-MM-dd HH:mm:ss.FFF", 0.001)]
    [InlineData("9999-12-31 23:59:59.999", "yyyy-MM-dd HH:mm:ss.fff", 0.001)]
    [InlineData("1677-09-21 00:12:43.145224", "yyyy-MM-dd HH:mm:ss.ffffff", 1e-6)]
    [InlineData("0001-01-01", "yyyy-MM-dd", 86400.0)]
    [InlineData("20141013T000000", "yyyyMMdd'T'HHmmss", 86400.0)]
    [InlineData("23:59", "HH:mm", 60.0)]
    public void What_is_read_is_written_again(string text, string format, double granularity)
        => Assert.Equal(text, Write(Parse(text, format), format, granularity));

    [Fact]
    public void A_moment_is_rounded_to_its_grid_and_kept_within_the_calendar()
    {
        Assert.Equal("1970-01-02", Write(86400 * 0.6, "yyyy-MM-dd", 86400));
        Assert.Equal("1970-01-01 00:00:01", Write(0.7, "yyyy-MM-dd HH:mm:ss", 1));
        Assert.Equal("9999-12-31", Write(1e15, "yyyy-MM-dd", 86400));
        Assert.Equal("0001-01-01", Write(-1e15, "yyyy-MM-dd", 86400));
    }
}
