using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using SynthTab.Tables;
using SynthTab.Tables.Cells;

namespace SynthTab.Tests.Tables.Cells;

public sealed class NumberFormatTests
{
    private static string Write(double value, int? decimals, bool isFixed = false, int least = 0, bool whole = false, bool comma = false)
    {
        var schema = new ColumnSchema
        {
            Name = "x",
            Kind = whole ? ColumnKind.Integer : ColumnKind.Continuous,
            Decimals = decimals,
            FixedDecimals = isFixed,
            LeastDecimals = least,
        };
        Span<byte> text = stackalloc byte[NumberFormat.LongestText];
        return Encoding.UTF8.GetString(text[..new NumberFormat(schema, comma).Write(value, text)]);
    }

    [Theory]
    [InlineData(1.5, 2, "1.5")]
    [InlineData(-0.05, 2, "-0.05")]
    [InlineData(-0.001, 2, "0")]
    [InlineData(100, 2, "100")]
    [InlineData(0.1 + 0.2, 1, "0.3")]
    [InlineData(1.005, 3, "1.005")]
    [InlineData(123456789012.25, 2, "123456789012.25")]
    [InlineData(9007199254740991, 0, "9007199254740991")]
    [InlineData(9007199254740.123, 3, "9007199254740.123")]
    [InlineData(12345678.123456789, 9, "12345678.12345679")]
    [InlineData(1e20, 0, "100000000000000000000")]
    [InlineData(-0.0, 1, "-0")]
    public void A_number_on_a_grid_has_no_more_digits_than_it_needs(double value, int decimals, string text)
        => Assert.Equal(text, Write(value, decimals));

    [Fact]
    public void Decimals_stand_where_every_cell_has_them()
    {
        Assert.Equal("7.00", Write(7, 2, isFixed: true));
        Assert.Equal("-0.50", Write(-0.5, 2, isFixed: true));
        Assert.Equal("7.0", Write(7, 2, least: 1));
        Assert.Equal("7.25", Write(7.25, 2, least: 1));
        Assert.Equal("41.0", Write(41.3, 0, least: 1, whole: true));
        Assert.Equal("41", Write(41.3, null, whole: true));
        Assert.Equal("10000000000000000.0", Write(1e16, 1, isFixed: true));
    }

    [Fact]
    public void A_comma_is_written_where_chosen()
    {
        Assert.Equal("1,5", Write(1.5, 2, comma: true));
        Assert.Equal("0,1", Write(0.1, null, comma: true));
    }

    [Property]
    public bool Without_a_grid_every_bit_survives(double value)
        => !double.IsFinite(value) || BitConverter.DoubleToInt64Bits(double.Parse(Write(value, null), CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value);

    // The oracle is decimal arithmetic, which is exact here.
    [Property]
    public bool A_grid_point_is_written_as_decimal_arithmetic_writes_it(int mantissa, byte places)
    {
        int decimals = places % 10;
        decimal exact = mantissa / (decimal)Math.Pow(10, decimals);
        return Write((double)exact, decimals, isFixed: true) == exact.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }
}
