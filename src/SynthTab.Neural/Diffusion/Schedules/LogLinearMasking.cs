namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>How the share of masked cells grows over time 0 to 1: p(t) = ε_min + (1 − ε_min − ε_max) t^k.</summary>
/// <param name="Power">k; 1 is log-linear in the survivors, larger values mask later. Above 0.</param>
/// <remarks>Sahoo et al. 2024, "Simple and Effective Masked Diffusion Language Models" (k = 1); Shi et al. 2025, "TabDiff", eq. 7,
/// where every column learns its own k = softplus(raw) + 1.</remarks>
internal sealed record LogLinearMasking(double Power = 1)
{
    /// <summary>The parameter at the start of training; k is then 1.0025.</summary>
    public const double InitialRaw = -6;

    private const double Least = 1e-5, Rest = 1e-3, Range = 1 - Least - Rest;

    /// <summary>The schedule of a parameter.</summary>
    public static LogLinearMasking Of(double raw) => new(Softplus.Of(raw) + 1);

    /// <summary>The probability that a cell is masked at a time in [0, 1].</summary>
    public double Share(double time) => Least + Range * Math.Pow(time, Power);

    /// <summary>The weight of a masked cell's −log p in the bound of the likelihood: p'(t) / p(t).</summary>
    /// <remarks>The paper's σ' / (e^σ − 1) with σ = −ln(1 − p).</remarks>
    public double Weight(double time) => Range * Power * Math.Pow(time, Power - 1) / Share(time);

    /// <summary>The derivative of <see cref="Share"/> by the parameter.</summary>
    public double ShareSlope(double raw, double time)
        => time == 0 ? 0 : Range * Math.Pow(time, Power) * Math.Log(time) * Softplus.Slope(raw);

    /// <summary>The derivative of <see cref="Weight"/> by the parameter.</summary>
    public double WeightSlope(double raw, double time)
    {
        double rise = Range * Math.Pow(time, Power - 1), log = Math.Log(time);
        double share = Share(time), shareSlope = Range * Math.Pow(time, Power) * log;
        return (rise * (1 + Power * log) / share - Power * rise * shareSlope / (share * share)) * Softplus.Slope(raw);
    }
}
