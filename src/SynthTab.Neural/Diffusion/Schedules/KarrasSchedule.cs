namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>How the deviation of Gaussian noise grows over time 0 to 1: evenly in its root of order rho.</summary>
/// <param name="SigmaMin">The deviation at time 0; below it noise no longer changes a decoded cell. Above 0.</param>
/// <param name="SigmaMax">The deviation at time 1; far above the data's own, so that only noise is left. Above the least.</param>
/// <param name="Rho">The crowding: 1 spaces the deviations evenly, larger values spend more time near the least.</param>
/// <remarks>Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models", eq. 5.</remarks>
internal sealed record KarrasSchedule(double SigmaMin = 0.002, double SigmaMax = 80, double Rho = 7)
{
    private double Bottom => Math.Pow(SigmaMin, 1 / Rho);

    private double Top => Math.Pow(SigmaMax, 1 / Rho);

    /// <summary>The deviation at a time in [0, 1].</summary>
    public double Sigma(double time) => Math.Pow(Bottom + time * (Top - Bottom), Rho);

    /// <summary>The time at which the deviation is reached.</summary>
    public double Time(double sigma) => (Math.Pow(sigma, 1 / Rho) - Bottom) / (Top - Bottom);

    /// <summary>The derivative of the deviation at a time by <see cref="Rho"/>.</summary>
    /// <remarks>With u = a + t (b − a), a = σ_min^(1/ρ), b = σ_max^(1/ρ): σ = u^ρ, and da/dρ = −a ln σ_min / ρ².</remarks>
    public double SlopeByRho(double time)
    {
        double root = Bottom + time * (Top - Bottom);
        double bottom = -Bottom * Math.Log(SigmaMin) / (Rho * Rho), top = -Top * Math.Log(SigmaMax) / (Rho * Rho);
        return Math.Pow(root, Rho) * (Math.Log(root) + Rho * (bottom + time * (top - bottom)) / root);
    }
}
