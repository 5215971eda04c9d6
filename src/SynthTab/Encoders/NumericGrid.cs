using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>
/// The values that a numeric column can be written with: the schema's decimals (or the granularity of a datetime), between the
/// least and the greatest value of training.
/// </summary>
internal sealed class NumericGrid
{
    private readonly int? _decimals;
    private readonly double? _granularity;

    /// <summary>Makes the grid of a column.</summary>
    /// <param name="schema">Says the grid's step; an integer column has step 1 even where its schema names no decimals.</param>
    /// <param name="range">The least and the greatest value of training. An end that is not on the grid itself (a schema that
    /// was edited by hand) gives way to the next grid point inside, if there is one.</param>
    public NumericGrid(ColumnSchema schema, ValueRange range)
    {
        _granularity = schema.Kind == ColumnKind.DateTime && schema.Granularity > 0 ? schema.Granularity : null;
        int? decimals = schema.Kind == ColumnKind.Integer ? schema.Decimals ?? 0 : schema.Decimals;
        _decimals = _granularity is null && decimals is >= 0 and <= 15 ? decimals : null; // Math.Round knows 15
        Step = _granularity ?? (_decimals is int d ? Math.Pow(10, -d) : 0);
        Minimum = Inside(range.Minimum, Step, range);
        Maximum = Inside(range.Maximum, -Step, range);
    }

    /// <summary>The distance of two grid points, or 0 where there is no grid.</summary>
    public double Step { get; }

    /// <summary>The least value that is ever written.</summary>
    public double Minimum { get; }

    /// <summary>The greatest value that is ever written.</summary>
    public double Maximum { get; }

    /// <summary>The grid point nearest to the value, within the range. Infinite values go to the ends.</summary>
    public double Snap(double value)
        => Math.Clamp(Round(Math.Clamp(value, Minimum, Maximum)), Minimum, Maximum) + 0.0; // -0.0 becomes 0.0

    private double Round(double value)
    {
        if (_decimals is int decimals) { return Math.Round(value, decimals); }
        if (_granularity is not double step) { return value; }
        if (step >= 1) { return Math.Round(value / step) * step; }
        double perUnit = Math.Round(1 / step); // 1000 for 0.001: dividing by it gives the double that the text reads as
        return Math.Round(value * perUnit) / perUnit;
    }

    private double Inside(double end, double inward, ValueRange range)
    {
        double rounded = Round(end);
        if (rounded < range.Minimum || rounded > range.Maximum) { rounded = Round(rounded + inward); }
        return rounded < range.Minimum || rounded > range.Maximum ? end : rounded;
    }
}
