namespace SynthTab.Learners;

/// <summary>Linear regression with an L2 penalty: minimises |w|² + Σ (w·x + b - y)² with a free intercept b, exactly.</summary>
/// <remarks>Hoerl and Kennard 1970, "Ridge Regression"; the objective is that of alpha = 1 in the usual notation.</remarks>
internal sealed class RidgeRegression
{
    private readonly double[] _solution; // the weights, then the intercept

    private RidgeRegression(double[] solution)
    {
        _solution = solution;
    }

    /// <summary>Learns a number.</summary>
    /// <param name="rows">The features; at least one row.</param>
    /// <param name="targets">The truth of each row, [rows]; finite.</param>
    public static RidgeRegression Fit(StandardRows rows, double[] targets)
    {
        int size = rows.Width + 1;
        var sums = new double[size];
        var matrix = new double[size * size];
        for (int row = 0; row < rows.Rows; row++) { NormalEquations.Add(rows, row, targets[row], 1, sums, matrix); }
        for (int i = 0; i < rows.Width; i++) { matrix[i * size + i] += 1; }
        Cholesky.Factor(matrix, size).Solve(sums);
        return new RidgeRegression(sums);
    }

    /// <summary>The prediction for each row, [rows].</summary>
    public double[] Predict(StandardRows rows)
    {
        var all = new double[rows.Rows];
        for (int row = 0; row < all.Length; row++) { all[row] = LogisticLoss.LogOdds(rows, row, _solution); }
        return all;
    }
}
