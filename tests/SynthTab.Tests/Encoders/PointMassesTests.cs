using SynthTab.Encoders;

namespace SynthTab.Tests.Encoders;

public class PointMassesTests
{
    private static double[] Find(params double[] values) => PointMasses.Find(DistinctValues.Of(values));

    private static double[] Repeat(int times, double value) => [.. Enumerable.Repeat(value, times)];

    private static double[] Scattered(int rows) => [.. Enumerable.Range(1, rows).Select(i => i + 0.25)];

    [Fact]
    public void A_column_of_few_values_consists_of_point_masses()
    {
        Assert.Equal([3.0], Find(3));
        Assert.Equal([1.0, 3.0], Find(3, 1));
        Assert.Equal([1.0, 2.0, 3.0], Find([.. Repeat(5, 3), .. Repeat(9, 1), 2]));
    }

    [Fact]
    public void Few_rows_are_no_reason_for_point_masses() => Assert.Empty(Find(1, 2, 3, 4, 5, 6, 7, 8));

    [Fact]
    public void A_value_repeated_far_more_than_its_neighbours_is_one()
        => Assert.Equal([0.0], Find([.. Repeat(20, 0.0), .. Scattered(100)]));

    // Neighbours that occur as often are no background to stand out from.
    [Fact]
    public void A_smooth_column_of_repeated_values_has_none()
        => Assert.Empty(Find([.. Enumerable.Range(0, 60).SelectMany(v => Repeat(40 - Math.Abs(v - 30), v))]));

    [Theory, InlineData(9, 100), InlineData(20, 6000)] // below ten rows; below 0.4 %
    public void A_value_in_few_rows_is_none(int times, int others) => Assert.Empty(Find([.. Repeat(times, 0.0), .. Scattered(others)]));

    // Each neighbour occurs 3 times: 15 is five times that, 14 is not.
    [Theory, InlineData(14, false), InlineData(15, true)]
    public void Five_times_the_neighbours_is_the_bound(int times, bool isMass)
    {
        double[] found = Find([.. Repeat(times, 50.5), .. Enumerable.Range(1, 99).SelectMany(v => Repeat(3, v))]);
        Assert.Equal(isMass ? [50.5] : [], found);
    }

    [Fact]
    public void No_more_than_sixteen_are_taken_and_these_are_the_most_frequent()
    {
        double[] spikes = [.. Enumerable.Range(0, 20).SelectMany(i => Repeat(30 + i, 10 * i))];
        double[] found = Find([.. spikes, .. Scattered(250)]);
        Assert.Equal([.. Enumerable.Range(4, 16).Select(i => 10.0 * i)], found);
    }

    [Fact]
    public void Both_zeros_are_one_value() => Assert.Equal([0.0], Find(0.0, -0.0, 0.0));
}
