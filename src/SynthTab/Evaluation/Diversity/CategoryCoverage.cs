using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>The share of the real categories that occur, averaged over categorical columns.</summary>
/// <remarks>The CategoryCoverage of SDMetrics; missing is no category. The details name the missing ones.</remarks>
internal sealed class CategoryCoverage : IMetric
{
    private static readonly ColumnByColumn<PreparedCategories> Columns = new()
    {
        Title = "Real categories that occur",
        Headers = ["share", "categories", "missing categories", "training cells with those"],
        Measure = (real, judged) =>
        {
            int[] missing = Missing(real, judged);
            int levels = real.Counts.Count(n => n > 0);
            return [(levels - missing.Length) / (double)levels, levels, missing.Length, missing.Sum(code => real.Counts[code])];
        },
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "category-coverage",
        Family = MetricFamily.Diversity,
        Question = "Does every real category occur?",
        Blindness = "One cell is enough for a category to count as present, and a rare one weighs as much as a frequent one.",
        Direction = MetricDirection.Higher,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        MetricResult found = Columns.Compare(pair, cancellation);
        return found is MetricResult.Score score
            ? score with { Interval = Occurrence.Interval(score.Value, pair, Weights(pair.Training)), Details = [.. score.Details, MissingLevels(pair)] }
            : found;
    }

    /// <summary>The training levels that the judged column lacks, by their codes.</summary>
    internal static int[] Missing(PreparedCategories real, PreparedCategories judged)
        => [.. Enumerable.Range(0, real.Levels.Count).Where(code => real.Counts[code] > 0 && judged.Counts[code] == 0)];

    /// <summary>What each level of a column weighs in the mean of the shares.</summary>
    private static Func<int, int, double> Weights(PreparedTable training)
    {
        int asked = training.Categories.Count(c => c.Present > 0);
        double[] weights = [.. training.Categories.Select(c => c.Present == 0 ? 0 : 1.0 / c.Counts.Count(n => n > 0) / asked)];
        return (column, _) => weights[column];
    }

    /// <summary>The missing levels by name, those of most training rows first.</summary>
    private static DetailTable MissingLevels(PreparedPair pair)
        => new("missing-levels", $"Missing categories of at least {Discretion.LeastRows} training rows", DetailKind.Figures, ["column", "category"],
            ["training rows", "share of training"],
            [.. pair.Training.Categories.Zip(pair.Candidate.Categories)
                .SelectMany(c => Missing(c.First, c.Second).Select(code => (Column: c.First, Code: code, Rows: c.First.Counts[code])))
                .Where(level => level.Rows >= Discretion.LeastRows)
                .OrderByDescending(level => level.Rows).Take(Discretion.MostNamed)
                .Select(level => new DetailRow([level.Column.Name, level.Column.Levels[level.Code]], [level.Rows, level.Rows / (double)pair.Training.Rows]))]);
}
