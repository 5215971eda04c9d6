using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The Jensen-Shannon distance of each column's distribution from the real one's, averaged over columns.</summary>
/// <remarks>
/// The square root of the divergence with logarithms to base 2 (Endres and Schindelin 2003, "A New Metric for Probability
/// Distributions"). Missing is a category of its own; numbers are cut into 20 equal bins of the training range, those beyond it
/// going to the end bins, missing ones left out. A column that the judged table leaves empty scores 1.
/// </remarks>
internal sealed class JensenShannon : IMetric
{
    private const int Bins = 20;

    private static readonly ColumnByColumn<PreparedColumn> Columns = new()
    {
        Title = "Jensen-Shannon distance of each column's distribution",
        Headers = ["distance", "divergence"],
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "jensen-shannon",
        Family = MetricFamily.Fidelity,
        Question = "How well could one tell from a single value whether it is real?",
        Blindness = "It looks at one column at a time, and within one of the 20 bins of a number it sees nothing.",
        Direction = MetricDirection.Lower,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    private static double?[] Measure(PreparedColumn real, PreparedColumn judged)
    {
        double divergence = (real, judged) switch
        {
            (PreparedNumbers, { Present: 0 }) => 1,
            (PreparedNumbers x, PreparedNumbers y) => Divergence(Counts(x, x), Counts(y, x)),
            (PreparedCategories x, PreparedCategories y) => Divergence([.. x.Counts, x.Missing], [.. y.Counts, y.Missing]),
            _ => throw new ArgumentException("The two columns are of different kinds.", nameof(judged)),
        };
        return [Math.Sqrt(divergence), divergence];
    }

    private static int[] Counts(PreparedNumbers column, PreparedNumbers training)
    {
        double[] edges = BinEdges.EqualWidth(training.Sorted, Bins);
        var counts = new int[Bins];
        foreach (double value in column.Sorted) { counts[Math.Clamp(BinEdges.CountAtOrBelow(edges, value) - 1, 0, Bins - 1)]++; }
        return counts;
    }

    /// <summary>Σ ½ p log₂(p / m) + ½ q log₂(q / m) with m = (p + q) / 2, in [0, 1].</summary>
    private static double Divergence(int[] first, int[] second)
    {
        double n = first.Sum(), m = second.Sum(), sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double p = first[i] / n, q = second[i] / m, middle = (p + q) / 2;
            if (p > 0) { sum += p * Math.Log2(p / middle) / 2; }
            if (q > 0) { sum += q * Math.Log2(q / middle) / 2; }
        }
        return Math.Clamp(sum, 0, 1);
    }
}
