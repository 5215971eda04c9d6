namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>
/// The correlation of two hidden normal numbers, from the correlation of what is seen of them through steps.
/// </summary>
/// <remarks>
/// By Mehler's formula the steps f and g of two normal numbers with correlation rho have the correlation
/// sum_k rho^k f_k g_k, which grows with rho, so that the rho behind an observed value is found by halving. Between two columns
/// without ties it is the correlation of the normal scores; between categories it undoes what the steps hide, as the polychoric
/// correlation does.
/// </remarks>
internal static class LatentCorrelation
{
    // Closer to 1 the cut-off series is no longer exact, and two columns would be one.
    private const double Strongest = 0.9995;

    private const int LeastRows = 3;

    /// <summary>The correlations of all pairs, [ranks, ranks], with ones on the diagonal; not yet sure to be possible together.</summary>
    public static double[,] Matrix(IReadOnlyList<NormalScores> ranks, CancellationToken cancellation)
    {
        var matrix = new double[ranks.Count, ranks.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, ranks.Count, parallel, i =>
        {
            matrix[i, i] = 1;
            for (int j = 0; j < i; j++) { matrix[i, j] = matrix[j, i] = Of(ranks[i], ranks[j]); }
        });
        return matrix;
    }

    /// <summary>The correlation of a pair; 0 where the rows do not tell.</summary>
    public static double Of(NormalScores first, NormalScores second)
    {
        (double seen, int rows) = Pearson(first.Scores, second.Scores);
        if (rows < LeastRows || seen == 0) { return 0; }
        // What is no larger than the error of its own estimate is noise, which the next step would magnify for rare levels.
        seen *= Math.Max(0, 1 - 1 / (rows * seen * seen));
        var products = new double[NormalScores.Terms];
        for (int k = 0; k < products.Length; k++) { products[k] = first.Hermite[k] * second.Hermite[k]; }
        return Behind(seen, products);
    }

    private static double Behind(double seen, double[] products)
    {
        double low = -Strongest, high = Strongest;
        const int halvings = 50;
        for (int i = 0; i < halvings; i++)
        {
            double middle = (low + high) / 2;
            if (Series(products, middle) < seen) { low = middle; }
            else { high = middle; }
        }
        return (low + high) / 2;
    }

    /// <summary>sum_k rho^k p_k, by Horner's scheme.</summary>
    private static double Series(double[] products, double rho)
    {
        double sum = 0;
        for (int k = products.Length - 1; k >= 0; k--) { sum = (sum + products[k]) * rho; }
        return sum;
    }

    /// <summary>The correlation over the rows that both have, and their number.</summary>
    private static (double Correlation, int Rows) Pearson(double[] a, double[] b)
    {
        int rows = 0;
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0; // scores are of size 1, so plain sums are exact enough
        for (int i = 0; i < a.Length; i++)
        {
            if (double.IsNaN(a[i]) || double.IsNaN(b[i])) { continue; }
            rows++;
            sumA += a[i];
            sumB += b[i];
            squareA += a[i] * a[i];
            squareB += b[i] * b[i];
            product += a[i] * b[i];
        }
        double spread = (squareA - sumA * sumA / rows) * (squareB - sumB * sumB / rows);
        return (spread > 1e-12 ? Math.Clamp((product - sumA * sumB / rows) / Math.Sqrt(spread), -1, 1) : 0, rows);
    }
}
