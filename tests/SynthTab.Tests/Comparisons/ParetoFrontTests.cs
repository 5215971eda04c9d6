using SynthTab.Comparisons.Rule;

namespace SynthTab.Tests.Comparisons;

public sealed class ParetoFrontTests
{
    // a (1, 5), b (2, 2), c (5, 1) trade one axis for the other; d (3, 3) is beaten by b alone; e (2, 4) is beaten by b on one axis
    // and equal on the other.
    [Fact]
    public void Who_is_beaten_on_both_axes_or_equalled_on_one_is_not_on_the_front()
        => Assert.Equal("abc", Front(("a", 1, 5), ("b", 2, 2), ("c", 5, 1), ("d", 3, 3), ("e", 2, 4)));

    [Fact]
    public void Twins_stand_on_the_front_together() => Assert.Equal("ab", Front(("a", 1, 1), ("b", 1, 1), ("c", 1, 2)));

    [Fact]
    public void A_point_does_not_beat_itself() => Assert.False(ParetoFront.Dominates([1, 2], [1, 2]));

    [Fact]
    public void Nobody_is_the_front_of_nobody() => Assert.Equal("", Front());

    private static string Front(params (string Name, double X, double Y)[] points)
        => string.Concat(ParetoFront.Of(points, p => [p.X, p.Y]).Select(p => p.Name));
}
