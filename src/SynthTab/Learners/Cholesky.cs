using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>The factor L of a symmetric positive definite matrix A = L Lᵀ, for solving and for densities.</summary>
internal sealed class Cholesky
{
    private readonly double[] _lower; // row after row, [size, size]; zero above the diagonal

    private Cholesky(double[] lower, int size)
    {
        _lower = lower;
        Size = size;
    }

    /// <summary>The number of rows and columns.</summary>
    public int Size { get; }

    /// <summary>Half the logarithm of the determinant: the sum of the logarithms of L's diagonal.</summary>
    public double LogDiagonal
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Size; i++) { sum += Math.Log(_lower[i * Size + i]); }
            return sum;
        }
    }

    /// <summary>Factors a matrix of which only the part on and below the diagonal is read. Where rounding or dependence leaves
    /// it not positive definite, ever more is added to the diagonal, from 10^-12 of its mean on.</summary>
    /// <param name="matrix">Row after row, [size, size]; finite.</param>
    /// <param name="size">The number of rows and columns; at least 1.</param>
    /// <exception cref="ArgumentException">The matrix holds NaN or infinity.</exception>
    public static Cholesky Factor(double[] matrix, int size)
    {
        double mean = 0;
        for (int i = 0; i < size; i++) { mean += Math.Abs(matrix[i * size + i]) / size; }
        if (mean == 0) { mean = 1; }
        for (double added = 0; double.IsFinite(added); added = added == 0 ? mean * 1e-12 : added * 10)
        {
            if (TryFactor(matrix, size, added) is { } lower) { return new Cholesky(lower, size); }
        }
        throw new ArgumentException("The matrix must be finite.", nameof(matrix));
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        Whiten(b);
        for (int i = Size - 1; i >= 0; i--)
        {
            b[i] /= _lower[i * Size + i];
            for (int j = 0; j < i; j++) { b[j] -= _lower[i * Size + j] * b[i]; }
        }
    }

    /// <summary>Replaces b by L⁻¹ b, which has unit covariance where b's is A.</summary>
    public void Whiten(Span<double> b)
    {
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> row = _lower.AsSpan(i * Size, i);
            b[i] = (b[i] - TensorPrimitives.Dot<double>(row, b[..i])) / _lower[i * Size + i];
        }
    }

    private static double[]? TryFactor(double[] matrix, int size, double added)
    {
        var lower = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            Span<double> row = lower.AsSpan(i * size, size);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = lower.AsSpan(j * size, size);
                row[j] = (matrix[i * size + j] - TensorPrimitives.Dot<double>(row[..j], other[..j])) / other[j];
            }
            double rest = matrix[i * size + i] + added - TensorPrimitives.Dot<double>(row[..i], row[..i]);
            // What is left of a dependent column is rounding: a diagonal of that size would make noise of the solution.
            if (!(rest > 1e-14 * matrix[i * size + i])) { return null; }
            row[i] = Math.Sqrt(rest);
        }
        return lower;
    }
}
