using MathNet.Numerics.Distributions;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>
/// One rank of a table as a standard normal number seen through steps: rows that share a value share a stretch of ranks, and
/// all that is known of their normal number is its mean over that stretch.
/// </summary>
internal sealed class NormalScores
{
    /// <summary>The number of Hermite coefficients that are kept; what lies beyond shows only at correlations next to 1.</summary>
    public const int Terms = 60;

    private NormalScores(double[] scores, double[] hermite)
    {
        Scores = scores;
        Hermite = hermite;
    }

    /// <summary>The mean of the hidden normal number for each row, [rows]; NaN where the rank is not observed.</summary>
    public double[] Scores { get; }

    /// <summary>
    /// The coefficients f_1, f_2, ... of the step function in the normalised Hermite polynomials h_k, divided by its standard
    /// deviation, so that their squares add up to 1 (nearly: the sum is cut off); all 0 where there is one step only, [terms].
    /// </summary>
    public double[] Hermite { get; }

    /// <summary>Makes the scores of a rank.</summary>
    /// <param name="steps">The step that each row is on, [rows]; -1 where the rank is not observed.</param>
    /// <param name="ends">Where each step's stretch of ranks ends, ascending, the last at 1, [steps].</param>
    public static NormalScores Of(int[] steps, double[] ends)
    {
        double[] cuts = Array.ConvertAll(ends, e => e >= 1 ? double.PositiveInfinity : Normal.InvCDF(0, 1, e));
        var means = new double[ends.Length];
        double variance = 0;
        for (int i = 0; i < means.Length; i++)
        {
            double width = ends[i] - (i == 0 ? 0 : ends[i - 1]);
            means[i] = width > 0 ? ((i == 0 ? 0 : Density(cuts[i - 1])) - Density(cuts[i])) / width : 0;
            variance += width * means[i] * means[i];
        }
        double[] scores = Array.ConvertAll(steps, s => s < 0 ? double.NaN : means[s]);
        return new NormalScores(scores, means.Length == 1 ? new double[Terms] : Coefficients(means, cuts, Math.Sqrt(variance)));
    }

    /// <summary>
    /// f_k = sum over the steps of mean times the integral of h_k phi over the step; the integral from a to b is
    /// (h_{k-1}(a) phi(a) - h_{k-1}(b) phi(b)) / sqrt(k).
    /// </summary>
    private static double[] Coefficients(double[] means, double[] cuts, double deviation)
    {
        var coefficients = new double[Terms];
        for (int i = 0; i < cuts.Length - 1; i++) // the last cut lies at infinity, where every integral's end is 0
        {
            double rise = (means[i + 1] - means[i]) * Density(cuts[i]) / deviation;
            double previous = 0, current = 1; // h_{k-2}, h_{k-1} at the cut
            for (int k = 1; k <= Terms; k++)
            {
                coefficients[k - 1] += rise * current / Math.Sqrt(k);
                (previous, current) = (current, (cuts[i] * current - Math.Sqrt(k - 1) * previous) / Math.Sqrt(k));
            }
        }
        return coefficients;
    }

    private static double Density(double z) => double.IsInfinity(z) ? 0 : Normal.PDF(0, 1, z);
}
