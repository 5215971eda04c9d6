using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using SynthTab.Tables.Cells;

namespace SynthTab.Tests.Tables.Cells;

public sealed class NumberTextTests
{
    private static NumberText? Parse(string text, bool decimalComma = false)
        => NumberText.TryParse(Encoding.UTF8.GetBytes(text), decimalComma, out NumberText number) ? number : null;

    [Theory]
    [InlineData("0", 0, 0, 0)]
    [InlineData("41.0", 41, 1, 3)]
    [InlineData("-12.50", -12.5, 2, 4)]
    [InlineData("+7", 7, 0, 1)]
    [InlineData(".5", 0.5, 1, 1)]
    [InlineData("5.", 5, 0, 1)]
    [InlineData(" 0.05\t", 0.05, 2, 1)]
    [InlineData("1.225e+06", 1225000, 0, 4)]
    [InlineData("1E-5", 0.00001, 5, 1)]
    [InlineData("1e300", 1e300, 0, 1)]
    [InlineData("5e-324", 5e-324, 324, 1)]
    [InlineData("0.30000000000000004", 0.30000000000000004, 17, 17)]
    [InlineData("123456789012345678", 123456789012345678, 0, 18)]
    public void A_number_has_a_value_decimals_and_digits(string text, double value, int decimals, int digits)
    {
        NumberText number = Assert.NotNull(Parse(text));
        Assert.Equal((value, decimals, digits), (number.Value, number.Decimals, number.Digits));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("12a")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("0x10")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("--1")]
    [InlineData("1e5.5")]
    public void Other_texts_are_no_numbers(string text) => Assert.Null(Parse(text));

    [Theory]
    [InlineData("01", true)]
    [InlineData("00", true)]
    [InlineData("-007", true)]
    [InlineData("0", false)]
    [InlineData("0.5", false)]
    [InlineData("10", false)]
    public void Leading_zeros_are_seen(string text, bool leading) => Assert.Equal(leading, Assert.NotNull(Parse(text)).HasLeadingZero);

    [Fact]
    public void A_comma_is_the_mark_only_where_chosen()
    {
        Assert.Equal(-1234.5, Assert.NotNull(Parse("-1234,5", decimalComma: true)).Value);
        Assert.Equal(1.5e20, Assert.NotNull(Parse("1,5e20", decimalComma: true)).Value);
        Assert.Null(Parse("1.5", decimalComma: true));
    }

    // The oracle is the runtime's own parser.
    [Property]
    public bool Every_finite_double_comes_back_bit_by_bit(double value)
        => !double.IsFinite(value)
            || BitConverter.DoubleToInt64Bits(Parse(value.ToString("R", CultureInfo.InvariantCulture))!.Value.Value) == BitConverter.DoubleToInt64Bits(value);

    [Property]
    public bool Short_decimals_are_the_nearest_double(int mantissa, byte decimals)
    {
        string text = (mantissa / (decimal)Math.Pow(10, decimals % 10)).ToString(CultureInfo.InvariantCulture);
        return Parse(text)!.Value.Value == double.Parse(text, CultureInfo.InvariantCulture);
    }
}
