using MathNet.Numerics.Distributions;
using SynthTab.Synthesis.Classical.Copula;

namespace SynthTab.Synthesis.Classical;

/// <summary>What a known cell says of the standard normal number behind a rank: its value, or the stretches in which it lies.</summary>
internal sealed class RankEvidence
{
    // Narrower stretches are points: no table has so many rows that the difference could show.
    private const double Narrowest = 1e-7;

    // A value beyond all that training had is taken for one in a million, not for an impossible one.
    private const double Rarest = 1e-6;

    private RankEvidence(double point, TruncatedNormal? stretches) => (Point, Stretches) = (point, stretches);

    /// <summary>The normal number, or NaN where only stretches are known.</summary>
    public double Point { get; }

    /// <summary>The stretches, or null where the number itself is known.</summary>
    public TruncatedNormal? Stretches { get; }

    /// <summary>A rank between two others; null where that says nothing.</summary>
    public static RankEvidence? Between(double low, double high)
        => high - low >= Narrowest ? Within(new UnitIntervals([(low, high)]))
            : new RankEvidence(Normal.InvCDF(0, 1, Math.Clamp((low + high) / 2, Rarest, 1 - Rarest)), null);

    /// <summary>A rank within intervals; null where they leave all or nothing of it.</summary>
    public static RankEvidence? Within(UnitIntervals? ranks)
        => ranks is { Length: > 0 and < 1 } ? new RankEvidence(double.NaN, new TruncatedNormal(ranks)) : null;
}
