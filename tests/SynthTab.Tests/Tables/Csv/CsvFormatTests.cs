using System.Text;
using SynthTab.Tables.Csv;

namespace SynthTab.Tests.Tables.Csv;

public sealed class CsvFormatTests
{
    private static CsvFormat Detect(string text, char? delimiter = null) => CsvFormatDetection.OfSample(Encoding.UTF8.GetBytes(text), delimiter);

    [Theory]
    [InlineData("a;b\n1,5;2,5\n3,5;4,5\n", ';')]
    [InlineData("a\tb,c\td\n1\t2,3\t4\n", '\t')]
    [InlineData("name;x\n\"Smith, J\";1\n\"Doe, A, B\";2\n", ';')]
    [InlineData("\"a,b\"|c\n\"x,y\"|d\n", '|')]
    [InlineData("date,val\n2019-01-01 00:00:00,1|2|3\n2019-01-02 00:00:00,1|2|3\n", ',')]
    [InlineData("a\n1\n2\n", ',')]
    [InlineData("a;b;c", ';')]
    [InlineData("a,b\n\"1\n;;;\",2\n", ',')]
    [InlineData("a,b,c\n1,2,3\n1,2\n1,2,3\n", ',')]
    public void The_delimiter_is_the_one_that_lines_agree_on(string text, char delimiter) => Assert.Equal(delimiter, Detect(text).Delimiter);

    [Fact]
    public void A_delimiter_that_was_given_is_not_searched_for() => Assert.Equal(':', Detect("a:b;c\n1:2;3\n", ':').Delimiter);

    [Fact]
    public void Marks_line_ends_and_quotes_are_seen()
    {
        Assert.Equal(new CsvFormat(), Detect("a,b\n1,2\n"));
        Assert.Equal(new CsvFormat { HasBom = true, CarriageReturn = true }, Detect("\uFEFFa,b\r\n1,2\r\n"));
        Assert.True(Detect("\"a\",\"b\"\n\"1\",\"x \"\"y\"\"\"\n").QuotesAll);
        Assert.False(Detect("\"a\",\"b\"\n\"1\",2,\"3\"\n").QuotesAll);
        Assert.False(Detect("\"a\",\"b\"\n").QuotesAll);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Contains("another delimiter", Assert.Throws<OptionsException>(() => new CsvReadOptions { Delimiter = ',', DecimalComma = true }.Validate()).Message, StringComparison.Ordinal);
        Assert.Throws<OptionsException>(() => new CsvReadOptions { Delimiter = '"' }.Validate());
        Assert.Throws<OptionsException>(() => new CsvReadOptions { Delimiter = 'é' }.Validate());
        new CsvReadOptions { Delimiter = ';', DecimalComma = true }.Validate();
    }
}
