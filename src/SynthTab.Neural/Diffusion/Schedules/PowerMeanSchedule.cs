namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>A Karras schedule whose crowding is learned, of one column: ρ = softplus(raw) + 5.</summary>
/// <remarks>Shi et al. 2025, "TabDiff", section 3.2, eq. 6: σ(t) is a power mean of its ends, of order 1/ρ.</remarks>
internal static class PowerMeanSchedule
{
    /// <summary>The parameter at the start of training; ρ is then 12.</summary>
    public const double InitialRaw = 7;

    private const double LeastRho = 5;

    /// <summary>The crowding of a parameter.</summary>
    public static double Rho(double raw) => Softplus.Of(raw) + LeastRho;

    /// <summary>The derivative of the deviation at a time by the parameter of a schedule.</summary>
    public static double SlopeByRaw(KarrasSchedule schedule, double raw, double time) => schedule.SlopeByRho(time) * Softplus.Slope(raw);
}
