namespace SynthTab.Neural.Diffusion.Gaussian;

/// <summary>What the network says about a noisy number.</summary>
public enum NumberTarget
{
    /// <summary>The noise ε in it (Ho et al. 2020): the data is found by dividing by √ᾱ, which is tiny near pure noise.</summary>
    Noise,

    /// <summary>√ᾱ ε − √(1 − ᾱ) x(0) (Salimans and Ho 2022, "Progressive Distillation for Fast Sampling of Diffusion Models"): of
    /// the same size at every step, for data of spread 1.</summary>
    Velocity,
}

/// <summary>From the network's word to the data and back, x(t) = √ᾱ x(0) + √(1 − ᾱ) ε.</summary>
internal static class NumberTargets
{
    /// <summary>What the network should have said.</summary>
    /// <param name="target">What it is asked for.</param>
    /// <param name="share">ᾱ(t).</param>
    /// <param name="data">x(0).</param>
    /// <param name="noise">ε.</param>
    public static double Wanted(this NumberTarget target, double share, double data, double noise)
        => target == NumberTarget.Noise ? noise : Math.Sqrt(share) * noise - Math.Sqrt(1 - share) * data;

    /// <summary>The weights of x(t) and of the network's word in the estimate of x(0).</summary>
    public static (double State, double Said) Data(this NumberTarget target, double share)
        => target == NumberTarget.Noise
            ? (1 / Math.Sqrt(share), -Math.Sqrt((1 - share) / share))
            : (Math.Sqrt(share), -Math.Sqrt(1 - share));
}
