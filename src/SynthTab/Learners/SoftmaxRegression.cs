namespace SynthTab.Learners;

/// <summary>Logistic regression for several classes: minimises ½ Σ|w_k|² - Σ log softmax(W x + b) of the true class, with free
/// intercepts, to convergence.</summary>
/// <remarks>Each class has weights of its own, all penalised, as in the multinomial model of C = 1 in the usual notation; the
/// problem is convex and nothing is random.</remarks>
internal sealed class SoftmaxRegression
{
    private readonly double[] _solution; // [features + 1, classes]
    private readonly int _classes;

    private SoftmaxRegression(double[] solution, int classes)
    {
        _solution = solution;
        _classes = classes;
    }

    /// <summary>Learns a class.</summary>
    /// <param name="rows">The features; at least one row.</param>
    /// <param name="labels">The truth, [rows], each from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="cancellation">Asked before each step.</param>
    public static SoftmaxRegression Fit(StandardRows rows, int[] labels, int classes, CancellationToken cancellation)
    {
        var loss = new SoftmaxLoss(rows, labels, classes);
        return new SoftmaxRegression(LimitedMemoryDescent.Minimise(loss.Evaluate, new double[(rows.Width + 1) * classes], cancellation), classes);
    }

    /// <summary>The probability of each class for each row, [classes][rows].</summary>
    public double[][] Probabilities(StandardRows rows)
    {
        var logOdds = new double[rows.Rows * _classes];
        for (int row = 0; row < rows.Rows; row++) { SoftmaxLoss.WriteLogOdds(rows, row, _solution, logOdds.AsSpan(row * _classes, _classes)); }
        return Softmax.ByClass(logOdds, _classes);
    }
}
