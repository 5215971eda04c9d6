using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>The share of the rare real categories that occur, all columns together.</summary>
/// <remarks>Rare: at most 1 % of the training rows, in a small table at most 20 rows or 5 %. Categories of a few rows are missing
/// from fresh real samples too, so read it beside the reference.</remarks>
internal sealed class RareCategoryCoverage : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "rare-category-coverage",
        Family = MetricFamily.Diversity,
        Question = "Do the rare categories occur?",
        Blindness = "One cell is enough for a category to count as present.",
        Direction = MetricDirection.Higher,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        int most = Rarity.Most(pair.Training.Rows);
        Tally[] columns = [.. pair.Training.Categories.Zip(pair.Candidate.Categories, (real, judged) => Count(real, judged, most)).Where(t => t.Rare > 0)];
        if (columns.Length == 0) { return new MetricResult.NotApplicable("no category of the training table is rare"); }
        double rare = columns.Sum(t => t.Rare), value = columns.Sum(t => t.Found) / rare;
        return new MetricResult.Score(value)
        {
            Interval = Occurrence.Interval(value, pair, (column, code) => pair.Training.Categories[column].Counts[code] <= most ? 1 / rare : 0),
            Details =
            [
                new DetailTable("columns", $"Categories of at most {most} training rows", DetailKind.Columns, ["column"],
                    ["rare categories", "found", "training share of their cells", "judged share"],
                    [.. columns.Select(t => new DetailRow([t.Column], [t.Rare, t.Found, t.TrainingShare, t.JudgedShare]))]),
            ],
        };
    }

    private static Tally Count(PreparedCategories real, PreparedCategories judged, int most)
    {
        int[] rare = [.. Enumerable.Range(0, real.Levels.Count).Where(code => real.Counts[code] > 0 && real.Counts[code] <= most)];
        return new Tally(
            real.Name, rare.Length, rare.Count(code => judged.Counts[code] > 0),
            rare.Sum(code => real.Counts[code]) / (double)real.Rows, rare.Sum(code => judged.Counts[code]) / (double)judged.Rows);
    }

    private sealed record Tally(string Column, int Rare, int Found, double TrainingShare, double JudgedShare);
}
