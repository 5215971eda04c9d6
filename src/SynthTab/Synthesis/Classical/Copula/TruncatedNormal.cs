using MathNet.Numerics.Distributions;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>Stretches of the line of normal numbers, in which a normal number must lie.</summary>
internal sealed class TruncatedNormal
{
    private readonly (double Low, double High)[] _parts;
    private readonly double[] _masses;

    /// <summary>Takes the stretches from ranks, of which there must be some. Not safe for use from two threads at once.</summary>
    public TruncatedNormal(UnitIntervals ranks)
    {
        _parts = [.. ranks.Parts.Select(p => (Cut(p.Low), Cut(p.High)))];
        _masses = new double[_parts.Length];
    }

    /// <summary>The normal number with this mean and deviation, inside the stretches, at a share of their mass.</summary>
    /// <param name="mean">The mean without the stretches.</param>
    /// <param name="deviation">The standard deviation without the stretches.</param>
    /// <param name="share">In [0, 1); evenly drawn shares give numbers of the truncated distribution.</param>
    public double At(double mean, double deviation, double share)
    {
        double total = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            _masses[i] = Mass((_parts[i].Low - mean) / deviation, (_parts[i].High - mean) / deviation);
            total += _masses[i];
        }
        if (total < 1e-280) { return Nearest(mean); } // so far out that only the nearest end is likely
        double left = share * total;
        int part = 0;
        while (part < _parts.Length - 1 && left >= _masses[part]) { left -= _masses[part++]; }
        double low = (_parts[part].Low - mean) / deviation, high = (_parts[part].High - mean) / deviation;
        // The upper tail is mirrored, where small probabilities keep their digits.
        double z = low > 0 ? -Quantile(Normal.CDF(0, 1, -low) - left) : Quantile(Normal.CDF(0, 1, low) + left);
        return mean + deviation * Math.Clamp(z, low, high);
    }

    private static double Mass(double low, double high)
        => low > 0 ? Normal.CDF(0, 1, -low) - Normal.CDF(0, 1, -high) : Normal.CDF(0, 1, high) - Normal.CDF(0, 1, low);

    private static double Quantile(double rank) => Normal.InvCDF(0, 1, Math.Clamp(rank, 0, 1));

    private static double Cut(double rank) => rank <= 0 ? double.NegativeInfinity
        : rank >= 1 ? double.PositiveInfinity
        : Normal.InvCDF(0, 1, rank);

    private double Nearest(double mean)
        => _parts.SelectMany(p => new[] { p.Low, p.High }).Where(double.IsFinite).MinBy(end => Math.Abs(end - mean));
}
