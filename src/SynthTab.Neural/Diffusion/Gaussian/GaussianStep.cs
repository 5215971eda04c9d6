using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Gaussian;

/// <summary>One step back for numbers: x(s) = Data · x̂(0) + State · x(t) + Spread · z, with z standard normal.</summary>
/// <param name="Data">The weight of the estimate of the data.</param>
/// <param name="State">The weight of the noisy number.</param>
/// <param name="Spread">The standard deviation of the new noise.</param>
internal readonly record struct GaussianStep(double Data, double State, double Spread)
{
    /// <summary>The law of x(s) given x(t) and the data, from which a cell that is known takes its earlier states.</summary>
    /// <remarks>Ho et al. 2020, "Denoising Diffusion Probabilistic Models", eq. 6 and 7, for s = t − 1; the same algebra holds for
    /// any s below t.</remarks>
    public static GaussianStep Posterior(SignalLevels levels, int t, int s) => Implicit(levels, t, s, noise: 1);

    /// <summary>The same mean with the variance 1 − ᾱ(t)/ᾱ(s): right where the data is spread as widely as the noise, and "fixed
    /// large" in the literature. The last step, to s = 0, adds no noise.</summary>
    /// <remarks>Ho et al. 2020, section 3.2.</remarks>
    public static GaussianStep Ancestral(SignalLevels levels, int t, int s)
        => Posterior(levels, t, s) with { Spread = s == 0 ? 0 : Math.Sqrt(1 - levels.ShareSince(s, t)) };

    /// <summary>A step that keeps part of the noise that is there: with <paramref name="noise"/> 0 it adds none, and with 1 it is
    /// <see cref="Posterior"/>. Every choice leads through the same laws at every step.</summary>
    /// <remarks>Song et al. 2021, "Denoising Diffusion Implicit Models", eq. 12 and 16.</remarks>
    public static GaussianStep Implicit(SignalLevels levels, int t, int s, double noise)
    {
        double now = levels.Share(t), then = levels.Share(s);
        double spread = noise * Math.Sqrt((1 - then) / (1 - now) * (1 - now / then));
        double kept = Math.Sqrt(Math.Max(0, 1 - then - spread * spread) / (1 - now)); // of the noise that x(t) holds
        return new GaussianStep(Math.Sqrt(then) - kept * Math.Sqrt(now), kept, spread);
    }

    /// <summary>A step forward, from s to a later t: x(t) = State · x(s) + Spread · z.</summary>
    public static GaussianStep Forward(SignalLevels levels, int s, int t)
    {
        double share = levels.ShareSince(s, t);
        return new GaussianStep(0, Math.Sqrt(share), Math.Sqrt(1 - share));
    }
}
