using System.Numerics.Tensors;

namespace SynthTab.Evaluation.Preparation;

/// <summary>Correlations between the numeric columns of one table, over the rows where both have a value: Pearson's, or Spearman's,
/// which are Pearson's of the ranks.</summary>
internal sealed class Correlations
{
    private readonly double[]?[] _standardised;
    private readonly PreparedTable _table;
    private readonly Func<double[], double[]> _scale; // takes the values over; they may be changed

    private Correlations(PreparedTable table, Func<double[], double[]> scale)
    {
        _table = table;
        _scale = scale;
        // Columns without gaps are standardised once; a pair of them then costs one product.
        _standardised = [.. table.Columns.AsParallel().AsOrdered().Select(c => c is PreparedNumbers { Missing: 0 } n ? Standardise(scale([.. n.Values])) : null)];
    }

    /// <summary>The table's correlations; what all pairs share is computed on first use.</summary>
    public static Correlations Of(PreparedTable table) => table.Shared(t => new Correlations(t, values => values));

    /// <summary>The table's rank correlations, ties at their mean rank.</summary>
    public static Correlations OfRanks(PreparedTable table) => table.Shared(t => new ByRank(new Correlations(t, Ranks.Of))).Correlations;

    /// <summary>The correlation of the two columns at these positions, in [-1, 1]; NaN where one of them is constant or fewer
    /// than two rows have both values.</summary>
    public double Between(int first, int second)
    {
        double[]? x = _standardised[first], y = _standardised[second];
        if (x is null || y is null)
        {
            (x, y) = Complete(((PreparedNumbers)_table.Columns[first]).Values, ((PreparedNumbers)_table.Columns[second]).Values);
            (x, y) = (Standardise(_scale(x)), Standardise(_scale(y)));
        }
        return x.Length < 2 ? double.NaN : Math.Clamp(TensorPrimitives.Dot<double>(x, y), -1, 1);
    }

    private static (double[] X, double[] Y) Complete(double[] x, double[] y)
    {
        var bothX = new List<double>(x.Length);
        var bothY = new List<double>(x.Length);
        for (int row = 0; row < x.Length; row++)
        {
            if (double.IsNaN(x[row]) || double.IsNaN(y[row])) { continue; }
            bothX.Add(x[row]);
            bothY.Add(y[row]);
        }
        return ([.. bothX], [.. bothY]);
    }

    /// <summary>Shifts to mean 0 and scales to length 1, in place; all NaN where the values are constant.</summary>
    private static double[] Standardise(double[] x)
    {
        if (x.Length == 0) { return x; }
        if (TensorPrimitives.Min<double>(x) == TensorPrimitives.Max<double>(x))
        {
            Array.Fill(x, double.NaN);
            return x;
        }
        // By the largest magnitude first, so that neither 1e300 nor 1e-300 leaves the range of doubles when squared.
        TensorPrimitives.Divide(x, Math.Abs(TensorPrimitives.MaxMagnitude<double>(x)), x); // the magnitude comes with its sign
        TensorPrimitives.Subtract(x, TensorPrimitives.Sum<double>(x) / x.Length, x);
        TensorPrimitives.Divide(x, TensorPrimitives.Norm<double>(x), x);
        return x;
    }

    private sealed record ByRank(Correlations Correlations);
}
