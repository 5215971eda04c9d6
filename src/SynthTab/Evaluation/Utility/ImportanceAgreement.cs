using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>Spearman's rank correlation between the columns' importances for the target in boosted trees trained on judged and
/// on training rows: whether the table leads to the same conclusion about what matters.</summary>
/// <remarks>A column's importance is by how much its splits lower the loss in training. Ties count their mean rank. The reference
/// is the holdout's agreement with the training table.</remarks>
internal sealed class ImportanceAgreement : IMetric
{
    private const int LeastColumns = 3;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "feature-importance-agreement",
        Family = MetricFamily.Utility,
        Question = "Do the same columns matter for the target as in the real table?",
        Blindness = "Ranks of columns that hardly matter are chance, and of two columns that tell the same either may be used.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
        Range = new MetricRange(-1, 1),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Target is null) { return new MetricResult.NotApplicable("no column is named as the target"); }
        if (pair.Training.Columns.Count <= LeastColumns)
        {
            return new MetricResult.NotApplicable($"there are fewer than {LeastColumns} columns besides the target to rank");
        }
        TargetColumn target = TargetColumns.Named(pair.Training, pair.Target);
        if (TargetTest.Obstacle(target) is { } obstacle) { return new MetricResult.NotApplicable(obstacle); }
        int limit = pair.Limits.ModelRows;
        double[] real = Shares(TargetRows.Of(pair.Training.Sample(pair.Candidate.Rows).Sample(limit), target), cancellation);
        double[] judged = Shares(TargetRows.Of(pair.Candidate.Sample(limit), target), cancellation);
        if (real.Distinct().Count() < 2) { return new MetricResult.NotApplicable("no column of the training table helps to predict the target"); }
        int[] others = [.. Enumerable.Range(0, real.Length).Where(column => column != target.Position)];
        var ranks = new RankAgreement([.. others.Select(c => real[c])], [.. others.Select(c => judged[c])]);
        return new MetricResult.Score(ranks.Spearman)
        {
            Measure = "Spearman's ρ",
            Details =
            [
                new DetailTable("figures", "Agreement of the ranks", DetailKind.Figures, ["figure"], ["value"],
                    [new DetailRow(["Spearman's ρ"], [ranks.Spearman]), new DetailRow(["Kendall's τ-b"], [ranks.Kendall])]),
                new DetailTable("columns", "Importance of each column for the target", DetailKind.Columns, ["column"], ["training", "judged"],
                    [.. others.OrderByDescending(c => real[c]).Select(c => new DetailRow([pair.Training.Columns[c].Name], [real[c], judged[c]]))])
                {
                    Bars = new DetailBars(1, 0), IsForemost = true,
                },
            ],
        };
    }

    /// <summary>Each column's share of the gain, [columns]; all zero where nothing can be learned.</summary>
    private static double[] Shares(TargetRows rows, CancellationToken cancellation)
    {
        rows = rows.Learnable;
        if (rows.Table.Rows == 0) { return new double[rows.Table.Columns.Count]; }
        double[] gains = rows.Trees(cancellation).Gains;
        double sum = gains.Sum();
        return sum > 0 ? Array.ConvertAll(gains, gain => gain / sum) : gains;
    }
}
