using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class GaussianStepTests
{
    private static readonly SignalLevels _levels = new(new CosineSchedule(), 20);

    public static TheoryData<int, int> Steps => new() { { 1, 0 }, { 2, 1 }, { 15, 14 }, { 15, 3 }, { 19, 10 } };

    // Ho et al. 2020, eq. 7: mean weights sqrt(ᾱ(t-1)) β/(1-ᾱ(t)) and sqrt(α)(1-ᾱ(t-1))/(1-ᾱ(t)), variance β(1-ᾱ(t-1))/(1-ᾱ(t)).
    [Theory, MemberData(nameof(Steps))]
    public void The_posterior_has_the_published_weights(int t, int s)
    {
        double now = _levels.Share(t), then = _levels.Share(s), alpha = now / then, beta = 1 - alpha;
        GaussianStep step = GaussianStep.Posterior(_levels, t, s);
        Assert.Equal(Math.Sqrt(then) * beta / (1 - now), step.Data, 9);
        Assert.Equal(Math.Sqrt(alpha) * (1 - then) / (1 - now), step.State, 9);
        Assert.Equal(Math.Sqrt(beta * (1 - then) / (1 - now)), step.Spread, 9);
    }

    // With the data known, a step back from the law of x(t) given x(0) must give the law of x(s) given x(0):
    // Data + State sqrt(ᾱ(t)) = sqrt(ᾱ(s)), State² (1-ᾱ(t)) + Spread² = 1-ᾱ(s).
    [Theory, MemberData(nameof(Steps))]
    public void A_known_number_keeps_its_law_whatever_the_noise(int t, int s)
    {
        double now = _levels.Share(t), then = _levels.Share(s);
        foreach (double noise in new[] { 0, 0.3, 1 })
        {
            GaussianStep step = GaussianStep.Implicit(_levels, t, s, noise);
            Assert.Equal(Math.Sqrt(then), step.Data + step.State * Math.Sqrt(now), 9);
            Assert.Equal(1 - then, step.State * step.State * (1 - now) + step.Spread * step.Spread, 9);
        }
    }

    [Theory]
    [InlineData(NumberTarget.Noise)]
    [InlineData(NumberTarget.Velocity)]
    public void The_data_is_found_from_what_the_network_should_say(NumberTarget target)
    {
        const double Share = 0.37, Data = 1.3, Noise = -0.4;
        double state = Math.Sqrt(Share) * Data + Math.Sqrt(1 - Share) * Noise;
        (double toState, double toSaid) = target.Data(Share);
        Assert.Equal(Data, toState * state + toSaid * target.Wanted(Share, Data, Noise), 12);
    }
}
