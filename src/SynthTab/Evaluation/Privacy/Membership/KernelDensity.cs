using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SynthTab.Learners;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>A density estimated by a Gaussian kernel at every point, with the points' covariance times Scott's factor
/// n^(-1/(d + 4)) squared.</summary>
/// <remarks>Scott 1992, "Multivariate Density Estimation", eq. 6.42; the default of scipy's <c>gaussian_kde</c>. Where coordinates depend
/// on each other, the least ridge that gives the covariance full rank is added.</remarks>
internal sealed class KernelDensity
{
    private const int Run = 512; // the distances of a run stay in the cache

    private readonly Cholesky _factor;
    private readonly NumericPoints _centres;
    private readonly double _logNorm;

    /// <summary>Learns from at least two points of at least one coordinate.</summary>
    public KernelDensity(NumericPoints points)
    {
        double factor = Math.Pow(points.Rows, -1.0 / (points.Width + 4));
        double[] bandwidth = points.Covariance();
        TensorPrimitives.Multiply(bandwidth, factor * factor, bandwidth);
        _factor = Cholesky.Factor(bandwidth, points.Width);
        _centres = points.Whiten(_factor);
        _logNorm = -Math.Log(points.Rows) - points.Width / 2.0 * Math.Log(2 * Math.PI) - _factor.LogDiagonal;
    }

    /// <summary>The logarithm of the density at each point, [points].</summary>
    public double[] LogDensities(NumericPoints points, CancellationToken cancellation)
    {
        NumericPoints whitened = points.Whiten(_factor);
        var densities = new double[points.Rows];
        Parallel.For(0, points.Rows, new ParallelOptions { CancellationToken = cancellation }, row => densities[row] = LogDensity(whitened, row));
        return densities;
    }

    /// <summary>The logarithm of a sum of exponentials, kept from underflow by its largest term.</summary>
    private double LogDensity(NumericPoints points, int row)
    {
        Span<double> buffer = stackalloc double[Run];
        double largest = double.NegativeInfinity, sum = 0;
        for (int start = 0; start < _centres.Rows; start += Run)
        {
            Span<double> exponents = buffer[..Math.Min(Run, _centres.Rows - start)];
            exponents.Clear();
            for (int c = 0; c < _centres.Width; c++) { AddSquares(points.Columns[c][row], _centres.Columns[c].AsSpan(start, exponents.Length), exponents); }
            TensorPrimitives.Multiply(exponents, -0.5, exponents);
            double peak = TensorPrimitives.Max<double>(exponents);
            if (peak > largest)
            {
                sum *= Math.Exp(largest - peak);
                largest = peak;
            }
            TensorPrimitives.Subtract(exponents, largest, exponents);
            TensorPrimitives.Exp<double>(exponents, exponents);
            sum += TensorPrimitives.Sum<double>(exponents);
        }
        return largest + Math.Log(sum) + _logNorm;
    }

    private static void AddSquares(double value, ReadOnlySpan<double> cells, Span<double> into)
    {
        var wide = new Vector<double>(value);
        ReadOnlySpan<Vector<double>> wideCells = MemoryMarshal.Cast<double, Vector<double>>(cells);
        Span<Vector<double>> wideInto = MemoryMarshal.Cast<double, Vector<double>>(into)[..wideCells.Length];
        for (int i = 0; i < wideCells.Length; i++)
        {
            Vector<double> gap = wide - wideCells[i];
            wideInto[i] += gap * gap;
        }
        for (int i = wideCells.Length * Vector<double>.Count; i < cells.Length; i++)
        {
            double gap = value - cells[i];
            into[i] += gap * gap;
        }
    }
}
