using System.Globalization;

namespace SynthTab.Evaluation;

/// <summary>The values that a metric can take, both ends included; an end may be infinite.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public readonly record struct MetricRange(double Low, double High)
{
    /// <summary>From 0 to 1: shares, complements of distances, areas under curves.</summary>
    public static MetricRange Unit { get; } = new(0, 1);

    /// <summary>From 0 upwards: distances, errors, counts.</summary>
    public static MetricRange NonNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>From any negative number up to 1: shares of explained variance.</summary>
    public static MetricRange UpToOne { get; } = new(double.NegativeInfinity, 1);

    /// <summary>Whether the value lies in the range; one part in 10^12 beyond an end is rounding.</summary>
    public bool Contains(double value) => value >= Low - 1e-12 && value <= High + 1e-12;

    /// <summary>As it is written in reports: <c>[0, 1]</c>, <c>[0, ∞)</c>.</summary>
    public override string ToString()
    {
        string low = double.IsInfinity(Low) ? "(-∞" : "[" + Low.ToString(CultureInfo.InvariantCulture);
        string high = double.IsInfinity(High) ? "∞)" : High.ToString(CultureInfo.InvariantCulture) + "]";
        return $"{low}, {high}";
    }
}
