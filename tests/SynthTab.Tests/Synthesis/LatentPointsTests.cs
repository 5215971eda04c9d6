using SynthTab.Synthesis;

namespace SynthTab.Tests.Synthesis;

public sealed class LatentPointsTests
{
    private static readonly LatentPoints _three = new(2, [0, 0, 4, 8, 1, 1]);

    [Fact]
    public void A_way_is_even_and_has_both_ends()
    {
        LatentPoints way = _three.Between(0, 1, steps: 5);
        Assert.Equal([0, 0, 1, 2, 2, 4, 3, 6, 4, 8], way.Values);
        Assert.Equal(5, way.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => _three.Between(0, 1, steps: 1));
    }

    [Fact]
    public void Points_around_one_have_the_radius_for_their_spread()
    {
        LatentPoints around = _three.Around(1, radius: 0.5, count: 20_000, new RandomSource(1));
        Assert.Equal(4, around.Values.Where((_, i) => i % 2 == 0).Average(), 0.02);
        Assert.Equal(0.25, around.Values.Where((_, i) => i % 2 == 1).Average(v => (v - 8) * (v - 8)), 0.02);
        Assert.Equal([4, 8, 4, 8], _three.Around(1, radius: 0, count: 2, new RandomSource(1)).Values);
    }
}
