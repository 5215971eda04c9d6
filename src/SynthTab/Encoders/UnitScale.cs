namespace SynthTab.Encoders;

/// <summary>
/// Takes a range to [-1, 1] and back, so that what stands behind it never meets 1e300 or 1e-300: no square overflows, no
/// difference vanishes.
/// </summary>
internal readonly struct UnitScale
{
    private readonly double _middle, _half;

    /// <summary>Takes the range's ends to -1 and 1; a range of one value to 0.</summary>
    public UnitScale(ValueRange range)
    {
        _middle = range.Minimum / 2 + range.Maximum / 2; // halved first: the sum of two large ends may overflow
        double half = range.Maximum / 2 - range.Minimum / 2;
        _half = half > 0 ? half : 1;
    }

    /// <summary>The value's place in the range. Values outside the range go to its ends.</summary>
    public double Place(double value) => Math.Clamp((value - _middle) / _half, -1, 1);

    /// <summary>The places of many values.</summary>
    public double[] Places(double[] values)
    {
        var places = new double[values.Length];
        for (int i = 0; i < places.Length; i++) { places[i] = Place(values[i]); }
        return places;
    }

    /// <summary>A distance within the range, in its unit.</summary>
    public double Length(double distance) => distance / _half;

    /// <summary>The value at a place. Places outside [-1, 1] go to the ends.</summary>
    public double Value(double place) => _middle + Math.Clamp(place, -1, 1) * _half;
}
