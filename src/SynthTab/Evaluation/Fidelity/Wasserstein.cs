using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How far each number's distribution must be moved to become the real one's, over the real range, averaged over columns.</summary>
/// <remarks>The first Wasserstein distance, ∫ |F - G|, missing cells left out on both sides; a column that the judged table leaves
/// empty counts as one whole range. Unlike the Kolmogorov-Smirnov statistic it grows with how far wrong values lie.</remarks>
internal sealed class Wasserstein : IMetric
{
    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "Distance that each column's distribution must be moved",
        Headers = ["over the range", "in the column's units"],
        WhyNot = NumericRange.WhyNot,
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "wasserstein",
        Family = MetricFamily.Fidelity,
        Question = "How far must the values of each number be moved to be distributed as the real ones?",
        Blindness = "It looks at one column at a time; a range stretched by one outlier makes every error look small.",
        Direction = MetricDirection.Lower,
        Resampling = Resampling.OfParts,
        Range = MetricRange.NonNegative,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    /// <summary>∫ |F - G| for two ascending samples, which must not be empty.</summary>
    internal static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        int i = 0, j = 0;
        double sum = 0, before = Math.Min(first[0], second[0]);
        while (i < first.Length || j < second.Length)
        {
            bool fromFirst = j == second.Length || (i < first.Length && first[i] <= second[j]);
            double x = fromFirst ? first[i] : second[j];
            sum += Math.Abs((double)i / first.Length - (double)j / second.Length) * (x - before);
            before = x;
            if (fromFirst) { i++; } else { j++; }
        }
        return sum;
    }

    private static double?[] Measure(PreparedNumbers real, PreparedNumbers judged)
    {
        if (judged.Present == 0) { return [1, null]; }
        double distance = Distance(real.Sorted, judged.Sorted);
        return [NumericRange.Relative(distance, NumericRange.Of(real)), double.IsFinite(distance) ? distance : null];
    }
}
