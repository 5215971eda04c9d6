using SynthTab.Neural.Autoencoders;
using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Neural.Autoencoders;

public sealed class LatentMixtureTests : TorchTests
{
    // Σ = [[4, 2], [2, 5]] = F Fᵀ with F = [[2, 0], [1, 2]]; F⁻¹ = [[½, 0], [−¼, ½]].
    [Fact]
    public void A_covariance_has_its_factor_and_the_factor_its_inverse()
    {
        float[] factor = Triangle.Factor([4, 0, 2, 5], 2);
        Assert.Equal([2, 0, 1, 2], factor);
        Assert.Equal([0.5, 0, -0.25, 0.5], Triangle.Inverse(factor, 2));
    }

    [Fact]
    public void Draws_have_the_means_the_shares_and_the_covariances()
    {
        var law = new LatentMixture(2, [0.75f, 0.25f], [-5, 0, 5, 1], [2, 0, 1, 2, 0.1f, 0, 0, 0.1f]);
        var points = new float[2 * 40_000];
        law.Draw(points, new NoiseSource(new RandomSource(1)));
        (float X, float Y)[] left = [.. points.Chunk(2).Select(p => (p[0], p[1])).Where(p => p.Item1 < 4.5f)];
        Assert.Equal(0.75, left.Length / 40_000.0, 0.01);
        Assert.Equal(-5, left.Average(p => p.X), 0.06);
        Assert.Equal(4, left.Average(p => (p.X + 5) * (p.X + 5)), 0.15);
        Assert.Equal(2, left.Average(p => (p.X + 5) * p.Y), 0.15);
        Assert.Equal(5, left.Average(p => p.Y * p.Y), 0.2);
    }

    [Fact]
    public void Clusters_are_found_again()
    {
        var truth = new LatentMixture(2, [0.6f, 0.4f], [-4, 0, 4, 2], [1, 0, 0.8f, 0.6f, 0.5f, 0, 0, 0.5f]);
        var points = new float[2 * 8000];
        truth.Draw(points, new NoiseSource(new RandomSource(2)));
        LatentMixture found = LatentMixtureFit.Fit(points, 2, most: 2, new RandomSource(3));
        int left = found.Means[0] < 0 ? 0 : 1;
        Assert.Equal(0.6, found.Weights[left], 0.02);
        Assert.Equal(-4, found.Means[2 * left], 0.08);
        Assert.Equal(2, found.Means[2 * (1 - left) + 1], 0.08);
        Assert.Equal(1, found.Factors[4 * left], 0.05);
        Assert.Equal(0.8, found.Factors[4 * left + 2], 0.05);
        Assert.Equal(0.5, found.Factors[4 * (1 - left)], 0.05);
    }

    // 39 points of 2 dimensions, of 20 points each: one component; and one point alone has a spread that is almost none.
    [Fact]
    public void No_component_describes_a_few_people()
    {
        var random = new RandomSource(4);
        float[] points = [.. Enumerable.Range(0, 2 * 39).Select(_ => (float)random.NextNormal())];
        Assert.Equal(1, LatentMixtureFit.Fit(points, 2, most: 64, random).Components);
        Assert.Equal(2, LatentMixtureFit.Fit([.. points, 0, 0], 2, most: 64, random).Components);
        LatentMixture one = LatentMixtureFit.Fit([3, 4], 2, most: 64, random);
        Assert.Equal([3, 4], one.Means);
        Assert.InRange(one.Factors[0], 1e-3, 0.02);
    }

    [Fact]
    public void Saved_shares_must_be_shares()
    {
        var arrays = new Dictionary<string, NamedArray>();
        (LatentMixture.Standard(2) with { Weights = [-1] }).Write(arrays);
        Assert.Contains("latent.weights", Assert.Throws<SynthTabException>(() => LatentMixture.Read(arrays, 2, 8)).Message, StringComparison.Ordinal);
    }
}
