using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>The correlation matrix next to one that was put together pair by pair, and so may be impossible.</summary>
/// <remarks>Higham 2002, "Computing the nearest correlation matrix", algorithm 3.3: alternating projections with Dykstra's
/// correction.</remarks>
internal static class NearestCorrelation
{
    private const double LeastEigenvalue = 1e-6;
    private const int MostRounds = 200;
    private const double CloseEnough = 1e-9;

    /// <summary>A matrix with ones on the diagonal and no eigenvalue below a small positive floor; the matrix itself where it
    /// is one.</summary>
    public static double[,] To(double[,] symmetric)
    {
        Matrix<double> target = Matrix<double>.Build.DenseOfArray(symmetric);
        if (target.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum() >= LeastEigenvalue) { return symmetric; }
        Matrix<double> current = target, correction = Matrix<double>.Build.Dense(target.RowCount, target.ColumnCount);
        for (int round = 0; round < MostRounds; round++)
        {
            Matrix<double> shifted = current - correction;
            Matrix<double> possible = WithoutNegative(shifted);
            correction = possible - shifted;
            Matrix<double> next = possible.Clone();
            next.SetDiagonal(Vector<double>.Build.Dense(next.RowCount, 1));
            double step = (next - current).FrobeniusNorm();
            current = next;
            if (step < CloseEnough * target.RowCount) { break; }
        }
        return Lifted(current).ToArray();
    }

    private static Matrix<double> WithoutNegative(Matrix<double> symmetric)
    {
        Evd<double> evd = symmetric.Evd(Symmetricity.Symmetric);
        Vector<double> values = evd.EigenValues.Real().PointwiseMaximum(LeastEigenvalue);
        Matrix<double> made = evd.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(values) * evd.EigenVectors.Transpose();
        return (made + made.Transpose()) / 2;
    }

    /// <summary>Mixes in as much of the identity as the last rounding error asks for.</summary>
    private static Matrix<double> Lifted(Matrix<double> matrix)
    {
        double least = matrix.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum();
        double share = least >= LeastEigenvalue ? 0 : (LeastEigenvalue - least) / (1 - least);
        return matrix * (1 - share) + Matrix<double>.Build.DenseIdentity(matrix.RowCount) * share;
    }
}
