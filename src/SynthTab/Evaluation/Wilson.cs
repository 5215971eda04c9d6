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
        double share = successes / trials;
        (double centre, double halfWidth) = Estimate(successes, trials);
        return new Interval(Math.Max(0, Math.Min(centre - halfWidth, share)), Math.Min(1, Math.Max(centre + halfWidth, share)));
    }

    /// <summary>The middle of that interval, (s + z²/2) / (n + z²), which lies strictly between 0 and 1, and half its width.</summary>
    public static (double Centre, double HalfWidth) Estimate(double successes, double trials)
    {
        double share = successes / trials, n = trials + Z * Z;
        return ((successes + Z * Z / 2) / n, Z / n * Math.Sqrt(trials * share * (1 - share) + Z * Z / 4));
    }
}
