namespace SynthTab.Evaluation;

/// <summary>Wilson's score interval for a share.</summary>
/// <remarks>Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference"; honest at 0 and at 1, where the
/// usual normal interval has no width.</remarks>
internal static class Wilson
{
    /// <summary>The 0.975 quantile of the standard normal law.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval for the share behind <paramref name="successes"/> of <paramref name="trials"/>; a tie is half a
    /// success, and dependent trials are fewer than there are rows, so that neither need be whole.</summary>
    public static Interval Interval(double successes, double trials)
    {
        double n = trials, share = successes / n;
        double centre = (successes + Z * Z / 2) / (n + Z * Z);
        double halfWidth = Z / (n + Z * Z) * Math.Sqrt(n * share * (1 - share) + Z * Z / 4);
        return new Interval(Math.Max(0, Math.Min(centre - halfWidth, share)), Math.Min(1, Math.Max(centre + halfWidth, share)));
    }
}
