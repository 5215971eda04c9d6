using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The share of numbers that are written as finely as the real ones: whole where those are whole, to the minute where
/// those are. Averaged over columns.</summary>
/// <remarks>The grid is the schema's, else the coarsest one that holds every training value. Missing cells are left out; a column that
/// the judged table leaves empty scores 0.</remarks>
internal sealed class DecimalGrid : IMetric
{
    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "Values on the grid of the training column",
        Headers = ["share", "step"],
        WhyNot = column => ValueGrid.Of(column) is null ? "its values lie on no decimal grid" : null,
        Measure = (real, judged) =>
        {
            ValueGrid grid = ValueGrid.Of(real)!;
            return [judged.Present == 0 ? 0 : judged.Sorted.Count(grid.Holds) / (double)judged.Present, grid.Step];
        },
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "decimal-grid",
        Family = MetricFamily.Fidelity,
        Question = "Are numbers written with the real ones' decimals?",
        Blindness = "Any value on the grid counts, however implausible; a column that is coarse by habit (ages in tens) is not seen.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);
}
