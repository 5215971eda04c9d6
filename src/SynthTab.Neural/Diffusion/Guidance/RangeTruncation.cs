using MathNet.Numerics.Distributions;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Guidance;

/// <summary>A number that is to end within a range of encoded values.</summary>
/// <param name="Number">The number.</param>
/// <param name="Low">The lower end, or negative infinity.</param>
/// <param name="High">The upper end, or positive infinity.</param>
internal sealed record NumberRange(int Number, double Low, double High);

/// <summary>
/// Steers numbers into ranges: the data behind a noisy number are taken to be normal around the denoiser's answer, with the
/// deviation that the noise leaves, and the answer becomes the mean of that normal within the range.
/// </summary>
/// <param name="denoise">The denoiser.</param>
/// <param name="ranges">The ranges.</param>
/// <param name="schedule">The noise.</param>
/// <param name="spread">The deviation of the data given a number under noise of some deviation.</param>
/// <remarks>Exact where the data are normal: E[x | x_t, a ≤ x ≤ b] = D + s (φ(α) − φ(β)) / (Φ(β) − Φ(α)), with α = (a − D) / s.</remarks>
internal sealed class RangeTruncation(
    RowDenoiser denoise, IReadOnlyList<NumberRange> ranges, IMixedNoise schedule, Func<double, double> spread)
{
    private const double LeastMass = 1e-12;

    /// <summary>Answers for rows, steered; a <see cref="RowDenoiser"/>.</summary>
    public void Denoise(MaskedRows rows, double time, RowEstimate into)
    {
        denoise(rows, time, into);
        if (!schedule.NumbersPresent(time)) { return; }
        foreach (NumberRange range in ranges)
        {
            double deviation = spread(schedule.Sigma(range.Number, time));
            for (int cell = range.Number; cell < rows.Numbers.Length; cell += rows.NumbersPerRow)
            {
                if (!rows.NumberGiven[cell]) { into.Numbers[cell] = (float)Mean(into.Numbers[cell], deviation, range); }
            }
        }
    }

    /// <summary>The mean of a normal number within a range.</summary>
    public static double Mean(double mean, double deviation, NumberRange range)
    {
        double low = (range.Low - mean) / deviation, high = (range.High - mean) / deviation;
        double mass = Mass(low, high);
        if (mass > LeastMass) { return mean + deviation * (Normal.PDF(0, 1, low) - Normal.PDF(0, 1, high)) / mass; }
        // So far out that the number hugs the nearer end, at a distance of 1/|α| deviations.
        return low > 0 ? Math.Min(range.Low + deviation / low, range.High) : Math.Max(range.High + deviation / high, range.Low);
    }

    /// <summary>A normal number within a range, at a share of its mass.</summary>
    /// <param name="range">The range.</param>
    /// <param name="share">In (0, 1); evenly drawn shares give the truncated normal law.</param>
    public static double Draw(NumberRange range, double share)
    {
        (double low, double high) = (range.Low, range.High);
        if (Mass(low, high) <= LeastMass) { return Math.Clamp(0, low, high); }
        double drawn = low > 0 // in the upper tail, where probabilities near 1 lose their digits, from the other side
            ? -Normal.InvCDF(0, 1, Normal.CDF(0, 1, -low) - share * Mass(low, high))
            : Normal.InvCDF(0, 1, Normal.CDF(0, 1, low) + share * Mass(low, high));
        return Math.Clamp(drawn, low, high);
    }

    /// <summary>The probability that a standard normal number lies between two ends.</summary>
    public static double Mass(double low, double high)
        => low > 0 ? Normal.CDF(0, 1, -low) - Normal.CDF(0, 1, -high) : Normal.CDF(0, 1, high) - Normal.CDF(0, 1, low);
}
