using SynthTab.Encoders;

namespace SynthTab.Tests.Encoders;

public class ScalesTests
{
    [Theory, InlineData(-1e300, 1e300), InlineData(1e-300, 3e-300), InlineData(-double.MaxValue, double.MaxValue), InlineData(5, 6)]
    public void A_range_becomes_minus_one_to_one_and_comes_back(double minimum, double maximum)
    {
        var scale = new UnitScale(new ValueRange(minimum, maximum));
        Assert.Equal([-1.0, 1.0], [scale.Place(minimum), scale.Place(maximum)], (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([minimum, maximum], [scale.Value(-1), scale.Value(1)], (a, b) => Math.Abs(a - b) <= 1e-15 * Math.Abs(a));
        Assert.Equal(minimum / 2 + maximum / 2, scale.Value(scale.Place(minimum / 2 + maximum / 2)));
    }

    [Fact]
    public void A_range_of_one_value_has_one_place()
    {
        var scale = new UnitScale(new ValueRange(42, 42));
        Assert.Equal((0.0, 42.0), (scale.Place(42), scale.Value(0)));
    }

    // Mean 10, deviation 2: the reference's scalar is (x - 10) / 8.
    [Theory, InlineData(10, 0), InlineData(14, 0.5), InlineData(4, -0.75), InlineData(17.2, 0.9), InlineData(17.6, 0.95), InlineData(99, 0.99)]
    public void Within_four_deviations_a_mode_is_coded_as_in_the_reference(double value, double scalar)
        => Assert.Equal(scalar, new ModeScale(10, 2, lowest: 4, highest: 17.9).Encode(value), 1e-12);

    // The bend is at 10 + 3.6 * 2 = 17.2 (scalar 0.9); from there 0.09 of the scalar carries 107.2 - 17.2 = 90: 62.2 is half-way.
    [Theory, InlineData(17.2, 0.9), InlineData(62.2, 0.945), InlineData(107.2, 0.99), InlineData(4, -0.75)]
    public void A_long_tail_is_spread_over_the_last_tenth(double value, double scalar)
    {
        var ruler = new ModeScale(10, 2, lowest: 4, highest: 107.2);
        Assert.Equal(scalar, ruler.Encode(value), 1e-12);
        Assert.Equal(value, ruler.Decode(scalar), 1e-9);
        var mirrored = new ModeScale(-10, 2, lowest: -107.2, highest: -4);
        Assert.Equal(-scalar, mirrored.Encode(-value), 1e-12);
        Assert.Equal(-value, mirrored.Decode(-scalar), 1e-9);
    }
}
