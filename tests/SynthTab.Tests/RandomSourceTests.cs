namespace SynthTab.Tests;

public sealed class RandomSourceTests
{
    [Fact]
    public void Same_seed_and_keys_give_the_same_numbers_and_other_keys_give_others()
    {
        var first = new RandomSource(5, 1, 2);
        var again = new RandomSource(5, 1, 2);
        var other = new RandomSource(5, 2, 1);
        ulong[] a = [.. Enumerable.Range(0, 8).Select(_ => first.NextBits())];
        Assert.Equal(a, Enumerable.Range(0, 8).Select(_ => again.NextBits()));
        Assert.NotEqual(a, Enumerable.Range(0, 8).Select(_ => other.NextBits()));
    }

    // Uniform on [0, 7): each of 7 values has probability 1/7; with 70,000 draws the count's standard deviation is 92.6.
    [Fact]
    public void Whole_numbers_are_evenly_spread()
    {
        var random = new RandomSource(1);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++) { counts[random.NextInt(7)]++; }
        Assert.All(counts, c => Assert.InRange(c, 10_000 - 463, 10_000 + 463));
    }

    // The mean of 100,000 standard normals has standard deviation 0.0032, their variance 0.0045; bounds at five of each.
    [Fact]
    public void Normals_have_mean_zero_and_variance_one()
    {
        var random = new RandomSource(2);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.InRange(x.Average(), -0.016, 0.016);
        Assert.InRange(x.Average(v => v * v), 0.977, 1.023);
    }
}
