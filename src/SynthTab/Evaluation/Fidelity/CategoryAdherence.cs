using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The share of cells whose category occurs in the real column, averaged over categorical columns.</summary>
/// <remarks>The CategoryAdherence of SDMetrics: missing is a category, fine where the training column has missing cells and a breach
/// where it has none.</remarks>
internal sealed class CategoryAdherence : IMetric
{
    private static readonly ColumnByColumn<PreparedCategories> Columns = new()
    {
        Title = "Cells whose category occurs in training",
        Headers = ["share", "unseen categories"],
        Measure = (real, judged) =>
        {
            int known = judged.Counts.Where((_, code) => real.Counts[code] > 0).Sum() + (real.Missing > 0 ? judged.Missing : 0);
            return [known / (double)judged.Rows, judged.Counts.Where((count, code) => count > 0 && real.Counts[code] == 0).Count()];
        },
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "category-adherence",
        Family = MetricFamily.Fidelity,
        Question = "Are only categories used that really occur?",
        Blindness = "How often each is used is not looked at; fresh real rows bring rare categories that a small table lacks.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);
}
