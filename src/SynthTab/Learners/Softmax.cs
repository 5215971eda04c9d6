namespace SynthTab.Learners;

/// <summary>Probabilities from log-odds: e^x over the sum of all.</summary>
internal static class Softmax
{
    /// <summary>Writes the probabilities, which sum to 1; the two may be the same memory.</summary>
    public static void Write(ReadOnlySpan<double> logOdds, Span<double> probabilities)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double x in logOdds) { largest = Math.Max(largest, x); }
        for (int k = 0; k < logOdds.Length; k++) { sum += probabilities[k] = Math.Exp(logOdds[k] - largest); }
        for (int k = 0; k < probabilities.Length; k++) { probabilities[k] /= sum; }
    }

    /// <summary>The probabilities of all rows, [classes][rows], from log-odds, [rows, classes].</summary>
    public static double[][] ByClass(double[] logOdds, int classes)
    {
        int rows = logOdds.Length / classes;
        double[][] probabilities = [.. Enumerable.Range(0, classes).Select(_ => new double[rows])];
        var one = new double[classes];
        for (int row = 0; row < rows; row++)
        {
            Write(logOdds.AsSpan(row * classes, classes), one);
            for (int k = 0; k < classes; k++) { probabilities[k][row] = one[k]; }
        }
        return probabilities;
    }
}
