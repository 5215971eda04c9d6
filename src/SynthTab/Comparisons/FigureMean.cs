namespace SynthTab.Comparisons;

/// <summary>A figure over all seeds of a model.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Half">Half of a 95 % interval: the wider of what one evaluation leaves open and what the seeds leave open.</param>
/// <param name="Reference">What real rows score, or null.</param>
/// <param name="Seeds">How many runs it is the mean of.</param>
public sealed record FigureMean(double Value, double Half, double? Reference, int Seeds)
{
    // Student's t at 97.5 % for 1, 2, ... degrees of freedom; from 10 on that of the last.
    private static readonly double[] _t = [12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];

    /// <summary>The mean of one figure, or null where no run has it.</summary>
    public static FigureMean? Of(IEnumerable<FigureValue?> runs)
    {
        FigureValue[] values = [.. runs.OfType<FigureValue>()];
        if (values.Length == 0) { return null; }
        double evaluator = values.Average(v => v.Half ?? 0);
        double[] references = [.. values.Select(v => v.Reference).OfType<double>()];
        return new FigureMean(
            values.Average(v => v.Value),
            Math.Max(evaluator, HalfOf([.. values.Select(v => v.Value)])),
            references.Length == 0 ? null : references.Average(),
            values.Length);
    }

    /// <summary>t s / √n of a sample, 0 for a single value, which tells nothing of its spread.</summary>
    private static double HalfOf(double[] values)
    {
        if (values.Length < 2) { return 0; }
        double mean = values.Average();
        double variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
        return _t[Math.Min(values.Length - 2, _t.Length - 1)] * Math.Sqrt(variance / values.Length);
    }
}
