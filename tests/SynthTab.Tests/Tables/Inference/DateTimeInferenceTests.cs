using System.Globalization;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Tables.Inference;

public sealed class DateTimeInferenceTests : IDisposable
{
    private static readonly DateTime Start = new(2019, 1, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ColumnSchema Infer(string name, IEnumerable<string> cells)
        => CsvTableReader.InferAndRead(_folder.Write("a.csv", $"{name}\tother\n" + string.Concat(cells.Select(c => $"{c}\t1\n")))).Schema[name];

    private static IEnumerable<string> Moments(string format, TimeSpan step, int count = 60)
        => Enumerable.Range(0, count).Select(i => (Start + i * step).ToString(format, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("yyyy/MM/dd")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("d.M.yyyy")]
    [InlineData("dd/MM/yyyy")]
    [InlineData("M/d/yyyy")]
    [InlineData("MM-dd-yyyy")]
    [InlineData("dd-MMM-yy")]
    [InlineData("MMMM d, yyyy")]
    [InlineData("yyyyMMdd")]
    public void Dates_are_known_by_their_format(string format)
    {
        ColumnSchema column = Infer("x", Moments(format, TimeSpan.FromDays(1)));
        Assert.Equal((ColumnKind.DateTime, format, 86400d), (column.Kind, column.DateTimeFormat, column.Granularity));
        Assert.Equal(1546300800, column.Minimum); // 2019-01-01
        Assert.Equal(1546300800 + 59 * 86400, column.Maximum);
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", 7, 1)]
    [InlineData("yyyy-MM-dd HH:mm:ss", 1800, 1800)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", 60, 60)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'+01:00'", 3600, 3600)]
    [InlineData("yyyyMMdd'T'HHmmss", 86400, 86400)]
    [InlineData("dd/MM/yyyy HH:mm", 86400 + 300, 300)]
    [InlineData("M/d/yyyy h:mm tt", 5 * 3600 + 60, 60)]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff", 0.25, 0.01)]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff", 0.123, 0.001)]
    [InlineData("yyyy-MM-dd HH:mm:ss.ffffff", 0.000123, 1e-6)]
    [InlineData("HH:mm", 900, 900)]
    public void Moments_have_a_format_and_a_grid(string format, double step, double granularity)
    {
        ColumnSchema column = Infer("x", Moments(format, TimeSpan.FromSeconds(step)));
        Assert.Equal((ColumnKind.DateTime, format, granularity), (column.Kind, column.DateTimeFormat, column.Granularity));
    }

    [Fact]
    public void Fractions_that_some_moments_lack_are_optional()
    {
        ColumnSchema column = Infer("x", ["2024-06-15 08:00:00.123", "1969-12-31 23:59:59", "9999-12-31 00:00:00", "NaT"]);
        Assert.Equal(("yyyy-MM-dd HH:mm:ss.FFF", 0.001), (column.DateTimeFormat, column.Granularity));
        Assert.Equal(["NaT"], column.MissingTokens);
    }

    // The first twelve days of a month read as days or as months; the thirteenth decides.
    [Fact]
    public void What_day_and_month_are_is_decided_by_the_data_or_not_at_all()
    {
        IEnumerable<string> undecided = Enumerable.Range(1, 12).Select(d => $"{d:00}/02/2020");
        ColumnSchema open = Infer("x", undecided);
        Assert.NotEqual(ColumnKind.DateTime, open.Kind);
        Assert.Contains("dd/MM/yyyy and MM/dd/yyyy both read them and disagree", open.Reason, StringComparison.Ordinal);
        Assert.Equal("dd/MM/yyyy", Infer("x", undecided.Append("13/02/2020")).DateTimeFormat);
        Assert.Equal("MM/dd/yyyy", Infer("x", undecided.Append("01/13/2020")).DateTimeFormat);
        Assert.Equal("dd/MM/yyyy", Infer("x", ["01/01/2020", "02/02/2020"]).DateTimeFormat); // both readings agree
    }

    [Theory]
    [InlineData("x", "1.5 2.5 3.25")]
    [InlineData("x", "2010 2011 2012")]
    [InlineData("x", "19990101 20000101 20010101")]
    [InlineData("x", "12345678 87654321 11111111")]
    [InlineData("date", "20201301 20200101 20200102")]
    [InlineData("x", "2020-01-01 2020-02-30 2020-01-03")]
    [InlineData("x", "A1 B2 C3")]
    public void Other_cells_are_no_moments(string name, string cells) => Assert.NotEqual(ColumnKind.DateTime, Infer(name, cells.Split(' ')).Kind);

    [Fact]
    public void Few_dates_of_digits_alone_need_a_name()
        => Assert.Equal("yyyyMMdd", Infer("start_date", ["19990101", "20000101", "20010101"]).DateTimeFormat);
}
