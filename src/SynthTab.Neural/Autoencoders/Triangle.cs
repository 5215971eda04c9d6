namespace SynthTab.Neural.Autoencoders;

/// <summary>Arithmetic of lower triangular matrices, row after row.</summary>
internal static class Triangle
{
    private const double Least = 1e-6; // of a pivot; keeps a covariance that rounding made flat from having none

    /// <summary>The factor F of a covariance Σ = F Fᵀ (Cholesky), of which the lower half is read.</summary>
    public static float[] Factor(double[] covariance, int size)
    {
        var factor = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = covariance[i * size + j];
                for (int k = 0; k < j; k++) { sum -= factor[i * size + k] * factor[j * size + k]; }
                factor[i * size + j] = i == j ? Math.Sqrt(Math.Max(sum, Least)) : sum / factor[j * size + j];
            }
        }
        return Array.ConvertAll(factor, f => (float)f);
    }

    /// <summary>The inverse of a lower triangular matrix; its diagonal must not hold a 0.</summary>
    public static double[] Inverse(ReadOnlySpan<float> factor, int size)
    {
        var inverse = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            for (int row = column; row < size; row++)
            {
                double sum = row == column ? 1 : 0;
                for (int k = column; k < row; k++) { sum -= factor[row * size + k] * inverse[k * size + column]; }
                inverse[row * size + column] = sum / factor[row * size + row];
            }
        }
        return inverse;
    }
}
