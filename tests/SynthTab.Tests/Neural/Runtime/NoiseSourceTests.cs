using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural.Runtime;

public sealed class NoiseSourceTests
{
    private const int Count = 100_001; // odd: the last value is made alone

    // Mean 0, variance 1, fourth moment 3; standard errors 0.0032, 0.0045, 0.031, bounds at five of each.
    [Fact]
    public void Normals_have_the_moments_of_a_normal()
    {
        float[] x = Filled((noise, values) => noise.FillNormal(values));
        Assert.InRange(x.Average(), -0.016, 0.016);
        Assert.InRange(x.Average(v => (double)v * v), 0.977, 1.023);
        Assert.InRange(x.Average(v => Math.Pow(v, 4)), 2.845, 3.155);
    }

    // Mean 0.57722 (Euler), standard deviation 1.2825: five standard errors are 0.0203.
    [Fact]
    public void Gumbels_have_the_mean_of_Euler()
    {
        float[] x = Filled((noise, values) => noise.FillGumbel(values));
        Assert.InRange(x.Average(), 0.57722 - 0.0203, 0.57722 + 0.0203);
        Assert.All(x, v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Uniforms_lie_strictly_between_zero_and_one()
    {
        float[] x = Filled((noise, values) => noise.FillUniform(values));
        Assert.InRange(x.Min(), 1e-8, 1e-3);
        Assert.InRange(x.Max(), 0.999, 1 - 1e-8);
        Assert.InRange(x.Average(), 0.5 - 0.0046, 0.5 + 0.0046);
    }

    // Zero with 0.3 (five standard errors: 0.0073), else 1 / 0.7.
    [Fact]
    public void Dropout_masks_have_the_rate_and_mean_one()
    {
        float[] x = Filled((noise, values) => noise.FillDropout(values, 0.3));
        Assert.InRange(x.Count(v => v == 0) / (double)Count, 0.3 - 0.0073, 0.3 + 0.0073);
        Assert.Equal([0f, (float)(1 / 0.7)], x.Distinct().Order());
    }

    private static float[] Filled(Action<NoiseSource, float[]> fill)
    {
        var values = new float[Count];
        fill(new NoiseSource(new RandomSource(11)), values);
        return values;
    }
}
