using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The share of numbers between the least and the greatest real one, averaged over columns.</summary>
/// <remarks>The BoundaryAdherence of SDMetrics: missing cells are left out where the training column has such, and count as outside
/// where it has none. A column that the judged table leaves empty scores 0.</remarks>
internal sealed class RangeAdherence : IMetric
{
    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "Values within the training column's range",
        Headers = ["share", "below", "above", "missing"],
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "range-adherence",
        Family = MetricFamily.Fidelity,
        Question = "Do numbers stay within the real range?",
        Blindness = "Anything inside the range counts, so that a table of one constant scores 1; fresh real rows exceed the range of a small table.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    private static double?[] Measure(PreparedNumbers real, PreparedNumbers judged)
    {
        double cells = real.Missing > 0 ? judged.Present : judged.Rows;
        if (judged.Present == 0) { return [0, 0, 0, judged.Missing / (double)judged.Rows]; }
        int below = BinEdges.CountAtOrBelow(judged.Sorted, Math.BitDecrement(real.Sorted[0]));
        int above = judged.Present - BinEdges.CountAtOrBelow(judged.Sorted, real.Sorted[^1]);
        return [(judged.Present - below - above) / cells, below / cells, above / cells, judged.Missing / (double)judged.Rows];
    }
}
