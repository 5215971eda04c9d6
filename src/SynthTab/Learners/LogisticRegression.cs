using System.Numerics.Tensors;

namespace SynthTab.Learners;

/// <summary>
/// Logistic regression with an L2 penalty: minimises ½|w|² + Σ log(1 + exp(-y (w·x + b))) with y = ±1 and a free intercept b,
/// to convergence by Newton's method.
/// </summary>
/// <remarks>The problem is convex and nothing is random, so the answer does not depend on the solver. The objective is that of
/// C = 1 in the usual notation.</remarks>
internal sealed class LogisticRegression
{
    private const int MostSteps = 100;
    private const double DecrementAtOptimum = 1e-12;

    private readonly double[] _solution; // the weights, then the intercept

    private LogisticRegression(double[] solution)
    {
        _solution = solution;
    }

    /// <summary>One weight for each feature.</summary>
    public ReadOnlySpan<double> Weights => _solution.AsSpan(0, _solution.Length - 1);

    /// <summary>The log-odds of a row of zeros.</summary>
    public double Intercept => _solution[^1];

    /// <summary>Learns to tell the rows apart.</summary>
    /// <param name="rows">The features.</param>
    /// <param name="labels">The truth of each row, [rows].</param>
    /// <param name="cancellation">Asked before each Newton step.</param>
    /// <exception cref="ArgumentException">There is only one kind of row, for which the optimum lies at infinity.</exception>
    public static LogisticRegression Fit(StandardRows rows, bool[] labels, CancellationToken cancellation)
    {
        if (!labels.Contains(true) || !labels.Contains(false)) { throw new ArgumentException("Both kinds of rows are needed.", nameof(labels)); }
        var problem = new LogisticLoss(rows, labels);
        var current = new double[rows.Width + 1];
        double share = labels.Count(l => l) / (double)labels.Length;
        current[^1] = Math.Log(share / (1 - share));
        double loss = problem.Value(current);
        for (int step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double[] gradient, double[] curvature) = problem.Derivatives(current);
            double[] direction = [.. gradient];
            Cholesky.Factor(curvature, gradient.Length).Solve(direction);
            double decrement = TensorPrimitives.Dot<double>(gradient, direction);
            if (decrement < DecrementAtOptimum * (1 + loss)) { break; }
            if (!TryDescend(problem, ref current, ref loss, direction, decrement)) { break; }
        }
        return new LogisticRegression(current);
    }

    /// <summary>The log-odds of each row, [rows].</summary>
    public double[] LogOdds(StandardRows rows)
    {
        var all = new double[rows.Rows];
        for (int row = 0; row < all.Length; row++) { all[row] = LogisticLoss.LogOdds(rows, row, _solution); }
        return all;
    }

    /// <summary>The probability of each row to be of the true kind, [rows].</summary>
    public double[] Probabilities(StandardRows rows) => Array.ConvertAll(LogOdds(rows), LogisticLoss.Sigmoid);

    /// <summary>Halves the step until it brings a fair part of what the gradient promises (Armijo's rule); false where rounding
    /// leaves nothing to gain.</summary>
    private static bool TryDescend(LogisticLoss problem, ref double[] current, ref double loss, double[] direction, double decrement)
    {
        for (double length = 1; length > 1e-8; length /= 2)
        {
            var next = new double[current.Length];
            TensorPrimitives.MultiplyAdd<double>(direction, -length, current, next);
            double reached = problem.Value(next);
            if (reached > loss - 1e-4 * length * decrement) { continue; }
            (current, loss) = (next, reached);
            return true;
        }
        return false;
    }
}
