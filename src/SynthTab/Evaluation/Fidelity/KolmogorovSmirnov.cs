namespace SynthTab.Evaluation.Fidelity;

/// <summary>The widest gap between two empirical distribution functions.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>max over x of |F(x) - G(x)|, in [0, 1], by one walk along both ascending samples, which must not be empty.</summary>
    public static double Statistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        int i = 0, j = 0;
        double widest = 0;
        while (i < first.Length && j < second.Length)
        {
            double x = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= x) { i++; } // now i of the first are at most x
            while (j < second.Length && second[j] <= x) { j++; }
            widest = Math.Max(widest, Math.Abs((double)i / first.Length - (double)j / second.Length));
        }
        return widest;
    }
}
