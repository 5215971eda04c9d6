using MathNet.Numerics.Distributions;

namespace SynthTab.Encoders;

/// <summary>Bends a column's distribution into a standard normal through a table of its quantiles, and back.</summary>
/// <remarks>
/// The same map as scikit-learn's QuantileTransformer with a normal output: a repeated value goes to the middle of its plateau,
/// everything at or beyond the ends to about -5.2 and 5.2 (probabilities 1e-7 and 1 - 1e-7), and back from there to the least
/// and the greatest value. One thing differs: the ends are met exactly here and within 1e-7 there, so that a column of tiny
/// numbers is no single end; and a table of one value sends everything to the lower end.
/// </remarks>
internal sealed class QuantileTable
{
    private const double LeastProbability = 1e-7;

    private static readonly double _end = -Normal.InvCDF(0, 1, LeastProbability); // 5.1993...

    private readonly double[] _quantiles;

    /// <summary>Takes the table over: quantiles at evenly spaced probabilities from 0 to 1, ascending, [quantiles], at least one.</summary>
    public QuantileTable(double[] quantiles) => _quantiles = quantiles;

    /// <summary>The quantiles, [quantiles].</summary>
    public double[] Quantiles => _quantiles;

    /// <summary>Reads the quantiles off sorted values, with linear interpolation between neighbours.</summary>
    /// <param name="sorted">The values, ascending, at least one.</param>
    /// <param name="count">How many quantiles; no more than there are values are taken.</param>
    public static QuantileTable Of(ReadOnlySpan<double> sorted, int count)
    {
        var quantiles = new double[Math.Min(count, sorted.Length)];
        for (int i = 0; i < quantiles.Length; i++)
        {
            double at = quantiles.Length == 1 ? 0 : (double)i / (quantiles.Length - 1) * (sorted.Length - 1);
            int below = Math.Min((int)at, sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
            quantiles[i] = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
            if (i > 0) { quantiles[i] = Math.Max(quantiles[i], quantiles[i - 1]); } // rounding must not make it fall
        }
        return new QuantileTable(quantiles);
    }

    /// <summary>How many quantiles the tabular diffusion models use: one for 30 rows, between 10 and 1,000.</summary>
    public static int CountFor(int rows) => Math.Max(Math.Min(rows / 30, 1000), 10);

    /// <summary>The normal score of a value.</summary>
    public double Forward(double value)
    {
        if (value <= _quantiles[0]) { return -_end; }
        if (value >= _quantiles[^1]) { return _end; }
        int first = FirstNotBelow(value), last = first; // of the quantiles that equal the value, if any does
        while (last + 1 < _quantiles.Length && _quantiles[last + 1] == value) { last++; }
        double rank = _quantiles[first] == value
            ? (first + last) / 2.0
            : first - (_quantiles[first] - value) / (_quantiles[first] - _quantiles[first - 1]);
        return Math.Clamp(Normal.InvCDF(0, 1, rank / (_quantiles.Length - 1)), -_end, _end);
    }

    /// <summary>The value of a normal score; scores beyond the ends give the least and the greatest value.</summary>
    public double Inverse(double score)
    {
        double probability = Normal.CDF(0, 1, score);
        if (probability < LeastProbability) { return _quantiles[0]; }
        if (probability > 1 - LeastProbability) { return _quantiles[^1]; }
        double rank = probability * (_quantiles.Length - 1);
        int below = (int)rank;
        return below >= _quantiles.Length - 1
            ? _quantiles[^1]
            : _quantiles[below] + (rank - below) * (_quantiles[below + 1] - _quantiles[below]);
    }

    /// <summary>The first quantile that is not below the value, by halving; the value lies below the last one.</summary>
    private int FirstNotBelow(double value)
    {
        int low = 0, high = _quantiles.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_quantiles[middle] < value) { low = middle + 1; }
            else { high = middle; }
        }
        return low;
    }
}
