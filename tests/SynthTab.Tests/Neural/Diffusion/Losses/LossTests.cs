using SynthTab.Neural.Diffusion.Losses;

namespace SynthTab.Tests.Neural.Diffusion.Losses;

public sealed class LossTests
{
    // softmax of (0, ln 2, ln 5) is (1, 2, 5) / 8
    [Fact]
    public void A_masked_block_costs_the_surprise_of_its_slot()
    {
        float[] logits = [0, MathF.Log(2), MathF.Log(5)];
        var slope = new float[3];
        Assert.Equal(Math.Log(4), MaskedCrossEntropy.Of(logits, 1, 0.5, slope), 6);
        Assert.Equal([0.5f / 8, 0.5f * (2 - 8) / 8, 0.5f * 5 / 8], slope, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Logits_may_be_far_apart()
    {
        var slope = new float[2];
        Assert.Equal(3000, MaskedCrossEntropy.Of([-1500, 1500], 0, 1, slope), 6);
        Assert.Equal([-1, 1], slope);
    }

    // 0.25 (3 - 1)² = 1, slope 2 · 0.25 · 2 = 1
    [Fact]
    public void A_number_costs_its_squared_error()
    {
        Assert.Equal(1, EdmLoss.Of(3, 1, 0.25, out double slope), 12);
        Assert.Equal(1, slope, 12);
    }
}
