namespace SynthTab.Encoders;

/// <summary>
/// One component's ruler: places within four deviations of its mean become (place - mean) / (4 deviations), as in CTGAN; where
/// the component has to carry values beyond that, the last tenth of the ruler is stretched over its tail.
/// </summary>
/// <remarks>
/// The reference clips at 0.99, so every value beyond 3.96 deviations comes back as that one place: the extremes of a heavy tail
/// are lost. Here |scalar| up to 0.9 (3.6 deviations) is the reference's, and from 0.9 to 0.99 it climbs evenly to the farthest
/// value that training gave the component on that side. Where none lies beyond 3.96 deviations the two agree everywhere.
/// </remarks>
/// <param name="mean">The component's mean.</param>
/// <param name="deviation">Its standard deviation.</param>
/// <param name="lowest">The least value that it carries.</param>
/// <param name="highest">The greatest value that it carries.</param>
internal readonly struct ModeScale(double mean, double deviation, double lowest, double highest)
{
    private const double Bend = 0.9, End = 0.99;

    private readonly double _unit = 4 * deviation;
    private readonly double _slopeDown = Slope(mean - lowest, 4 * deviation), _slopeUp = Slope(highest - mean, 4 * deviation);

    /// <summary>The scalar of a place, within [-0.99, 0.99].</summary>
    public double Encode(double place)
    {
        double offset = place - mean, linear = Math.Abs(offset) / _unit;
        if (linear <= Bend) { return offset / _unit; }
        double beyond = (Math.Abs(offset) - Bend * _unit) / (offset < 0 ? _slopeDown : _slopeUp);
        return Math.CopySign(Math.Min(Bend + beyond, End), offset);
    }

    /// <summary>The place of a scalar; scalars outside [-1, 1] count as the ends.</summary>
    public double Decode(double scalar)
    {
        double size = Math.Min(Math.Abs(scalar), 1);
        double slope = scalar < 0 ? _slopeDown : _slopeUp;
        double offset = size <= Bend ? size * _unit : Bend * _unit + (size - Bend) * slope;
        return mean + Math.CopySign(offset, scalar);
    }

    /// <summary>The distance that one unit of the scalar covers beyond the bend.</summary>
    private static double Slope(double reach, double unit) => Math.Max(unit, (reach - Bend * unit) / (End - Bend));
}
