namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>The lower triangle L of a correlation matrix R = L L', by Cholesky's method.</summary>
internal sealed class LowerTriangle
{
    private readonly double[][] _rows;

    private LowerTriangle(double[][] rows) => _rows = rows;

    /// <summary>A row up to its diagonal entry, [row + 1].</summary>
    public ReadOnlySpan<double> Row(int row) => _rows[row];

    /// <summary>The triangle of the matrix with its ranks in another order, or null where the matrix is not positive definite.</summary>
    /// <param name="matrix">The matrix, [n, n].</param>
    /// <param name="order">Which rank of the matrix stands where, [n].</param>
    public static LowerTriangle? TryOf(double[,] matrix, ReadOnlySpan<int> order)
    {
        var rows = new double[order.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[order[i], order[j]];
                for (int k = 0; k < j; k++) { rest -= rows[i][k] * rows[j][k]; }
                if (i > j) { rows[i][j] = rest / rows[j][j]; }
                else if (rest > 0) { rows[i][i] = Math.Sqrt(rest); }
                else { return null; }
            }
        }
        return new LowerTriangle(rows);
    }
}
