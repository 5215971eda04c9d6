using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class CategoryLossesTests
{
    private static readonly SignalLevels _levels = new(new CosineSchedule(), 6);
    private static readonly float[] _logits = [0.3f, -1.2f, 0.9f, 0.1f];

    private delegate float Loss(ReadOnlySpan<float> logits, int data, int noisy, int t, Span<float> gradient);

    private static float CrossEntropy(ReadOnlySpan<float> logits, int data, int noisy, int t, Span<float> gradient)
        => CategoryLosses.CrossEntropy(logits, data, noisy, _levels.Share(t), gradient);

    private static float Divergence(ReadOnlySpan<float> logits, int data, int noisy, int t, Span<float> gradient)
        => CategoryLosses.Divergence(logits, data, noisy, _levels, t, gradient);

    public static TheoryData<int, int, int> Cases => new() { { 0, 0, 1 }, { 1, 1, 3 }, { 2, 0, 3 }, { 3, 1, 6 }, { 2, 2, 6 }, { 0, 1, 2 } };

    [Theory, MemberData(nameof(Cases))]
    public void The_derivatives_of_the_cross_entropy_are_its_finite_differences(int data, int noisy, int t)
        => AssertFiniteDifferences(CrossEntropy, data, noisy, t);

    [Theory, MemberData(nameof(Cases))]
    public void The_derivatives_of_the_divergence_are_its_finite_differences(int data, int noisy, int t)
        => AssertFiniteDifferences(Divergence, data, noisy, t);

    // At t = 1 the earlier state is the data itself, and the divergence is the data's cross-entropy.
    [Fact]
    public void Next_to_the_data_both_losses_are_one()
    {
        float[] gradient = new float[4], other = new float[4];
        Assert.Equal(CrossEntropy(_logits, 2, 2, 1, gradient), Divergence(_logits, 2, 2, 1, other), 1e-5f);
        for (int k = 0; k < 4; k++) { Assert.Equal(gradient[k], other[k], 1e-5f); }
    }

    // Two slots, even logits, share 0.5 left: evidence 0.75 against 0.25 for the slot that is seen; -ln 0.75.
    [Fact]
    public void The_cross_entropy_counts_the_slot_that_is_seen()
    {
        float[] gradient = new float[2];
        Assert.Equal(-MathF.Log(0.75f), CategoryLosses.CrossEntropy([0, 0], 1, 1, 0.5, gradient), 1e-6f);
        Assert.Equal(0.25f, gradient[0], 1e-6f);
        Assert.Equal(-0.25f, gradient[1], 1e-6f);
    }

    // Logits that are certain of the data leave no divergence.
    [Fact]
    public void A_network_that_knows_the_data_has_no_divergence()
        => Assert.Equal(0, Divergence([-60, 60, -60], 1, 0, 4, new float[3]), 1e-5f);

    private static void AssertFiniteDifferences(Loss loss, int data, int noisy, int t)
    {
        float[] gradient = new float[4], ignored = new float[4];
        loss(_logits, data, noisy, t, gradient);
        const float Step = 0.01f;
        for (int k = 0; k < 4; k++)
        {
            float[] up = [.. _logits], down = [.. _logits];
            up[k] += Step;
            down[k] -= Step;
            float slope = (loss(up, data, noisy, t, ignored) - loss(down, data, noisy, t, ignored)) / (2 * Step);
            Assert.Equal(slope, gradient[k], 2e-4f);
        }
    }
}
