using MathNet.Numerics.Distributions;
using SynthTab.Synthesis.Classical;
using SynthTab.Synthesis.Classical.Copula;

namespace SynthTab.Tests.Synthesis.Classical;

public sealed class CopulaAlgebraTests
{
    // Higham 2002, section 4: the matrix with 1 beside the diagonal and 0 in the corner.
    [Fact]
    public void The_nearest_correlation_matrix_is_the_published_one()
    {
        double[,] near = NearestCorrelation.To(new double[,] { { 1, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } });
        Assert.Equal(0.7607, near[0, 1], 3);
        Assert.Equal(0.1573, near[0, 2], 3);
        Assert.Equal(0.7607, near[1, 2], 3);
        Assert.NotNull(LowerTriangle.TryOf(near, [0, 1, 2]));
    }

    [Fact]
    public void A_possible_matrix_stays_as_it_is()
    {
        double[,] matrix = { { 1, 0.5 }, { 0.5, 1 } };
        Assert.Equal(matrix, NearestCorrelation.To(matrix));
    }

    // [[1, .6], [.6, 1]] = L L' with L = [[1], [.6, .8]]; with the ranks swapped L is the same.
    [Fact]
    public void The_triangle_is_cholesky_s_in_the_order_asked_for()
    {
        double[,] matrix = { { 1, 0.6, 0 }, { 0.6, 1, 0.5 }, { 0, 0.5, 1 } };
        LowerTriangle triangle = LowerTriangle.TryOf(matrix, [2, 1, 0])!;
        Assert.Equal([1], triangle.Row(0).ToArray());
        Assert.Equal(0.5, triangle.Row(1)[0], 12);
        Assert.Equal(Math.Sqrt(0.75), triangle.Row(1)[1], 12);
        Assert.Equal(0, triangle.Row(2)[0], 12);
        Assert.Equal(0.6 / Math.Sqrt(0.75), triangle.Row(2)[1], 12);
        Assert.Null(LowerTriangle.TryOf(new double[,] { { 1, 2 }, { 2, 1 } }, [0, 1]));
    }

    // Above 0 a standard normal number has its median at the 75 % point, also when seen from the other side.
    [Fact]
    public void A_share_of_a_stretch_is_a_quantile_inside_it()
    {
        var upper = new TruncatedNormal(new UnitIntervals([(0.5, 1)]));
        Assert.Equal(Normal.InvCDF(0, 1, 0.75), upper.At(0, 1, 0.5), 10);
        Assert.Equal(0, upper.At(0, 1, 0), 10);
        var two = new TruncatedNormal(new UnitIntervals([(0, 0.1), (0.8, 1)]));
        Assert.Equal(Normal.InvCDF(0, 1, 0.05), two.At(0, 1, 0.05 / 0.3), 10);
        Assert.Equal(Normal.InvCDF(0, 1, 0.9), two.At(0, 1, 0.2 / 0.3), 10);
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(12)]
    [InlineData(-60)]
    public void A_stretch_far_from_the_mean_is_still_hit(double mean)
    {
        double low = Normal.InvCDF(0, 1, 0.4), high = Normal.InvCDF(0, 1, 0.6);
        var middle = new TruncatedNormal(new UnitIntervals([(0.4, 0.6)]));
        Assert.All(Columns.Rows(50, i => middle.At(mean, 1, i / 50.0)), v => Assert.InRange(v, low - 1e-9, high + 1e-9));
    }

    // Far out the density falls like exp(-d x), d being the distance from the mean, so that half of the mass lies within ln 2 / d.
    [Fact]
    public void Far_from_the_mean_the_stretch_is_filled_from_its_nearer_end()
    {
        double end = Normal.InvCDF(0, 1, 0.6);
        var middle = new TruncatedNormal(new UnitIntervals([(0.4, 0.6)]));
        Assert.Equal(-end + Math.Log(2) / (12 - end), middle.At(-12, 1, 0.5), tolerance: 0.002);
        Assert.Equal(end - Math.Log(2) / (12 - end), middle.At(12, 1, 0.5), tolerance: 0.002);
    }

    [Fact]
    public void Intervals_meet_and_are_walked_along_end_to_end()
    {
        UnitIntervals both = new UnitIntervals([(0, 0.3), (0.5, 0.9)]).And(new UnitIntervals([(0.2, 0.6)]));
        Assert.Equal([(0.2, 0.3), (0.5, 0.6)], both.Parts);
        Assert.Equal(0.25, both.At(0.25), 12);
        Assert.Equal(0.55, both.At(0.75), 12);
    }
}
