namespace SynthTab.Evaluation.Preparation;

/// <summary>The range of a training column, by which differences in its units are divided.</summary>
internal static class NumericRange
{
    /// <summary>No measured error counts for more than so many ranges, so that one stray value leaves the others visible.</summary>
    private const double Most = 1e9;

    /// <summary>The greatest value less the least; the column must have one.</summary>
    public static double Of(PreparedNumbers column) => column.Sorted[^1] - column.Sorted[0];

    /// <summary>Why nothing can be divided by the column's range, or null where it can.</summary>
    public static string? WhyNot(PreparedNumbers column) => Of(column) switch
    {
        0 => "constant in the training table",
        double.PositiveInfinity => "its range fits no double",
        _ => null,
    };

    /// <summary>The error in units of the scale, at most a billion; that too where it fits no double.</summary>
    public static double Relative(double error, double scale)
    {
        double relative = Math.Abs(error) / scale;
        return relative < Most ? relative : Most; // also where it is NaN
    }
}
