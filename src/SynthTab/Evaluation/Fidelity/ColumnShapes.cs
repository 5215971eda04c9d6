using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>
/// How closely each column follows the real one's distribution, averaged over columns: one minus the Kolmogorov-Smirnov
/// statistic for numbers and moments, one minus the total variation distance for categories.
/// </summary>
/// <remarks>The "Column Shapes" of SDMetrics, without its rounding to 14 decimals and its pseudo-count for unseen
/// categories. Missing cells are left out on both sides. A column with no real value is left out and noted; one with real
/// values but no judged value scores 0. The total variation of a column with many rare levels is large even between two
/// samples of one law: read it beside the reference.</remarks>
internal sealed class ColumnShapes : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "column-shapes",
        Family = MetricFamily.Fidelity,
        Question = "Does each column, taken alone, have the distribution of the real column?",
        Blindness = "It looks at one column at a time, so a table of independently shuffled columns scores 1; the share of missing cells is not seen.",
        Direction = MetricDirection.Higher,
        Headline = new Headline("shape error (single columns)", HeadlineForm.ErrorPercent),
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        (PreparedColumn Real, PreparedColumn Judged)[] columns = [.. pair.Training.Columns.Zip(pair.Candidate.Columns)];
        (PreparedColumn Real, PreparedColumn Judged)[] comparable = [.. columns.Where(c => c.Real.Present > 0)];
        if (comparable.Length == 0) { return new MetricResult.NotApplicable("no column of the training table has a value"); }
        double[] scores = [.. comparable.AsParallel().AsOrdered().WithCancellation(cancellation).Select(c => Score(c.Real, c.Judged))];
        return new MetricResult.Score(scores.Average())
        {
            Details =
            [
                new DetailTable("columns", "Similarity of each column's distribution", DetailKind.Columns, ["column", "measure"], ["score"],
                    [.. comparable.Zip(scores, (c, score) => new DetailRow([c.Real.Name, Measure(c.Real)], [score]))]),
            ],
            Notes = [.. columns.Where(c => c.Real.Present == 0).Select(c => $"Column '{c.Real.Name}' is left out: the training table has no value in it.")],
        };
    }

    private static string Measure(PreparedColumn column) => column is PreparedNumbers ? "Kolmogorov-Smirnov" : "total variation";

    private static double Score(PreparedColumn real, PreparedColumn judged) => (real, judged) switch
    {
        (_, { Present: 0 }) => 0,
        (PreparedNumbers x, PreparedNumbers y) => 1 - KolmogorovSmirnov.Statistic(x.Sorted, y.Sorted),
        _ => 1 - TotalVariation((PreparedCategories)real, (PreparedCategories)judged),
    };

    private static double TotalVariation(PreparedCategories real, PreparedCategories judged)
        => real.Counts.Zip(judged.Counts, (n, m) => Math.Abs(n / (double)real.Present - m / (double)judged.Present)).Sum() / 2;
}
