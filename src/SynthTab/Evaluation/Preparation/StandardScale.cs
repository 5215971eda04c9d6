namespace SynthTab.Evaluation.Preparation;

/// <summary>Scales a numeric column to mean 0 and standard deviation 1 (division by the number of values), as learned from one table.</summary>
internal sealed class StandardScale
{
    /// <summary>Beyond so many standard deviations a value is cut: no model tells it from a farther one, and squares stay exact.</summary>
    private const double Farthest = 1e4;

    /// <summary>The least double with full precision.</summary>
    private const double LeastNormal = 2.2250738585072014e-308;

    private readonly double _unit, _mean, _deviation;

    private StandardScale(double unit, double mean, double deviation)
    {
        _unit = unit;
        _mean = mean;
        _deviation = deviation;
    }

    /// <summary>The scale of the column's values; a constant or empty column gets divisor 1.</summary>
    public static StandardScale Of(PreparedNumbers column)
    {
        double[] sorted = column.Sorted;
        if (sorted.Length == 0) { return new StandardScale(1, 0, 1); }
        // In units of the largest magnitude, so that no square leaves the range of doubles.
        double unit = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        if (unit < LeastNormal) { unit = 1; }
        if (sorted[0] == sorted[^1]) { return new StandardScale(unit, sorted[0] / unit, 1 / unit); }
        double mean = sorted.Average(v => v / unit);
        double deviation = Math.Sqrt(sorted.Average(v => (v / unit - mean) * (v / unit - mean)));
        return new StandardScale(unit, mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>The scaled value, finite; a missing one becomes the mean, which is 0.</summary>
    public double Apply(double value)
        => double.IsNaN(value) ? 0 : Math.Clamp((value / _unit - _mean) / _deviation, -Farthest, Farthest);
}
