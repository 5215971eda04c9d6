using SynthTab.Learners;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The density of one normal law with the points' mean and covariance.</summary>
internal sealed class NormalDensity
{
    private readonly Cholesky _factor;
    private readonly double[][] _mean; // in whitened coordinates, one point
    private readonly double _logNorm;

    /// <summary>Learns from at least two points of at least one coordinate.</summary>
    public NormalDensity(NumericPoints points)
    {
        _factor = Cholesky.Factor(points.Covariance(), points.Width);
        _mean = new NumericPoints([.. points.Means.Select(m => new[] { m })], 1).Whiten(_factor).Columns;
        _logNorm = -points.Width / 2.0 * Math.Log(2 * Math.PI) - _factor.LogDiagonal;
    }

    /// <summary>The logarithm of the density at each point, [points].</summary>
    public double[] LogDensities(NumericPoints points)
    {
        NumericPoints whitened = points.Whiten(_factor);
        var densities = new double[points.Rows];
        Array.Fill(densities, _logNorm);
        for (int c = 0; c < whitened.Width; c++)
        {
            for (int row = 0; row < densities.Length; row++)
            {
                double gap = whitened.Columns[c][row] - _mean[c][0];
                densities[row] -= gap * gap / 2;
            }
        }
        return densities;
    }
}
