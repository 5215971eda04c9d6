using SynthTab.Cli.Options;

namespace SynthTab.Tests.Cli;

public sealed class DurationTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    [InlineData("1h30m", 5400)]
    [InlineData("2m5s", 125)]
    public void A_time_is_read_as_people_type_it(string text, double seconds) => Assert.Equal(seconds, Duration.Parse(text)!.Value.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("5m3h")]
    [InlineData("five minutes")]
    [InlineData("99999999999h")]
    public void Anything_else_is_no_time(string text) => Assert.Null(Duration.Parse(text));

    [Theory]
    [InlineData(8.2, "8 s")]
    [InlineData(120, "2 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    public void A_time_is_written_as_people_read_it(double seconds, string text) => Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));
}
