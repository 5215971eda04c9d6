using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class MultinomialDiffusionTests
{
    private static readonly SignalLevels _levels = new(new CosineSchedule(), 8);
    private static readonly double[] _prior = [0.5, 0.2, 0.05, 0.25];

    // q(x(t) = j | x(s) = i), by enumeration of what one step may do, multiplied up step by step.
    private static double Forward(int s, int t, int i, int j)
    {
        double[] law = [.. Enumerable.Range(0, 4).Select(k => k == i ? 1.0 : 0)];
        for (int step = s + 1; step <= t; step++)
        {
            double kept = _levels.ShareSince(step - 1, step);
            law = [.. law.Select(chance => kept * chance + (1 - kept) / 4)];
        }
        return law[j];
    }

    public static TheoryData<int, int> Steps => new() { { 1, 0 }, { 2, 1 }, { 5, 4 }, { 8, 7 }, { 5, 2 }, { 8, 0 }, { 6, 3 } };

    [Theory, MemberData(nameof(Steps))]
    public void The_posterior_is_Bayes_rule_over_all_paths(int t, int s)
    {
        for (int noisy = 0; noisy < 4; noisy++)
        {
            double[] joint = [.. Enumerable.Range(0, 4).Select(k =>
                Enumerable.Range(0, 4).Sum(i => _prior[i] * Forward(0, s, i, k) * Forward(s, t, k, noisy)))];
            float[] law = [.. _prior.Select(p => (float)p)];
            MultinomialDiffusion.Posterior(law, noisy, _levels, t, s);
            for (int k = 0; k < 4; k++) { Assert.Equal(joint[k] / joint.Sum(), law[k], 1e-6); }
        }
    }

    [Theory, MemberData(nameof(Steps))]
    public void The_data_is_found_by_Bayes_rule(int t, int s)
    {
        _ = s;
        for (int noisy = 0; noisy < 4; noisy++)
        {
            double[] joint = [.. Enumerable.Range(0, 4).Select(i => _prior[i] * Forward(0, t, i, noisy))];
            float[] law = [.. _prior.Select(p => (float)p)];
            MultinomialDiffusion.Data(law, noisy, _levels.Share(t));
            for (int i = 0; i < 4; i++) { Assert.Equal(joint[i] / joint.Sum(), law[i], 1e-6); }
        }
    }

    // Averaged over the noisy slot, a step back must give the law of the earlier state whatever the way.
    [Theory, MemberData(nameof(Steps))]
    public void A_step_of_either_kind_leads_to_the_earlier_law(int t, int s)
    {
        double[] earlier = [.. Enumerable.Range(0, 4).Select(k => Enumerable.Range(0, 4).Sum(i => _prior[i] * Forward(0, s, i, k)))];
        double[] posterior = new double[4], kept = new double[4];
        for (int noisy = 0; noisy < 4; noisy++)
        {
            double chance = Enumerable.Range(0, 4).Sum(i => _prior[i] * Forward(0, t, i, noisy));
            float[] first = [.. _prior.Select(p => (float)p)], second = [.. first];
            MultinomialDiffusion.Posterior(first, noisy, _levels, t, s);
            MultinomialDiffusion.Implicit(second, noisy, _levels, t, s);
            for (int k = 0; k < 4; k++) { (posterior[k], kept[k]) = (posterior[k] + chance * first[k], kept[k] + chance * second[k]); }
        }
        for (int k = 0; k < 4; k++)
        {
            Assert.Equal(earlier[k], posterior[k], 1e-6);
            Assert.Equal(earlier[k], kept[k], 1e-6);
        }
    }

    [Theory]
    [InlineData(0.0, 2)]    // kept
    [InlineData(0.5999, 2)] // kept to the last
    [InlineData(0.61, 0)]   // then the four slots in turn, a tenth each
    [InlineData(0.75, 1)]
    [InlineData(0.85, 2)]
    [InlineData(0.999999, 3)]
    public void One_number_decides_whether_a_slot_is_kept_and_which_comes_else(double uniform, int slot)
        => Assert.Equal(slot, MultinomialDiffusion.Noisy(2, 0.6, 4, uniform));

    [Theory]
    [InlineData(0.01f, 1)]
    [InlineData(0.29f, 1)]
    [InlineData(0.31f, 3)]
    [InlineData(0.99999994f, 3)]
    public void A_slot_is_drawn_by_its_share_and_never_without_one(float uniform, int slot)
        => Assert.Equal(slot, MultinomialDiffusion.Draw([0, 0.3f, 0, 0.7f, 0], uniform));

    [Fact]
    public void A_law_that_underflows_leaves_the_slot_that_is_seen()
    {
        float[] law = [0, 0, 0];
        MultinomialDiffusion.Data(law, 1, 0.5);
        Assert.Equal([0f, 1f, 0f], law);
    }
}
