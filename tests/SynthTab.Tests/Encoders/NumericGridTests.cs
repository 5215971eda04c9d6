using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

public class NumericGridTests
{
    private static NumericGrid Grid(double minimum, double maximum, int? decimals = null, ColumnKind kind = ColumnKind.Continuous, double? granularity = null)
        => new(new ColumnSchema { Name = "x", Kind = kind, Decimals = decimals, Granularity = granularity }, new ValueRange(minimum, maximum));

    [Theory, InlineData(1.2349, 1.23), InlineData(1.236, 1.24), InlineData(99, 5), InlineData(double.NegativeInfinity, -1), InlineData(0.1 + 0.2, 0.3)]
    public void Values_are_rounded_to_the_decimals_and_kept_in_the_range(double value, double expected)
        => Assert.Equal(expected, Grid(-1, 5, decimals: 2).Snap(value));

    [Fact]
    public void An_integer_column_is_whole_even_without_decimals_in_its_schema()
        => Assert.Equal(3, Grid(0, 10, kind: ColumnKind.Integer).Snap(2.6));

    [Theory, InlineData(86400, 90000, 86400), InlineData(3600, 90000, 90000), InlineData(0.001, 1.23449, 1.234)]
    public void A_datetime_keeps_its_granularity(double granularity, double value, double expected)
        => Assert.Equal(expected, Grid(0, 1e9, kind: ColumnKind.DateTime, granularity: granularity).Snap(value));

    [Fact]
    public void Without_a_grid_only_the_range_is_kept() => Assert.Equal((1.23456789, 2.0), (Grid(1, 2).Snap(1.23456789), Grid(1, 2).Snap(7)));

    // The schema says one decimal, and the least value is 0.25: the first grid point inside is 0.3.
    [Fact]
    public void An_end_that_is_off_the_grid_gives_way_to_the_next_point_inside()
        => Assert.Equal((0.3, 0.9), (Grid(0.25, 0.97, decimals: 1).Snap(0), Grid(0.25, 0.97, decimals: 1).Snap(1)));

    [Fact]
    public void A_range_between_two_grid_points_keeps_to_the_range() => Assert.InRange(Grid(0.2, 0.4, decimals: 0).Snap(5), 0.2, 0.4);

    [Fact]
    public void No_zero_is_negative() => Assert.False(double.IsNegative(Grid(-1, 1, decimals: 0).Snap(-0.2)));
}
