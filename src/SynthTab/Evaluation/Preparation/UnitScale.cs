namespace SynthTab.Evaluation.Preparation;

/// <summary>Scales a column's values to 0..1, so that they keep their precision as floats whatever their magnitude.</summary>
/// <param name="Low">What becomes 0.</param>
/// <param name="High">What becomes 1.</param>
internal readonly record struct UnitScale(double Low, double High)
{
    /// <summary>Values outside the range are kept up to this distance, which no model tells from a longer one.</summary>
    private const double Farthest = 1e6;

    /// <summary>The scale of the column's range; a constant or empty column becomes 0.</summary>
    public static UnitScale Of(PreparedNumbers column)
        => column.Sorted.Length == 0 ? new UnitScale(0, 0) : new UnitScale(column.Sorted[0], column.Sorted[^1]);

    /// <summary>The scaled value, finite.</summary>
    public double Apply(double value)
    {
        // Halved before subtracting: the range of a column of ±1e308 would not fit a double.
        double width = High / 2 - Low / 2;
        return width == 0 ? 0 : Math.Clamp((value / 2 - Low / 2) / width, -Farthest, Farthest);
    }

    /// <summary>A value on the scale, in the column's own unit.</summary>
    public double Back(double scaled) => Low + DistanceBack(scaled);

    /// <summary>A distance on the scale, in the column's own unit.</summary>
    public double DistanceBack(double scaled) => scaled * (High - Low);
}
