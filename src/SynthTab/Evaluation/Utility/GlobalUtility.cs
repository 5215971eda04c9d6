using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>
/// Every column in turn is predicted from all others by small boosted trees trained on the judged table, and the skill on unseen
/// real rows is set over that of trees trained on as many training rows: the mean of these ratios.
/// </summary>
/// <remarks>After the "global utility" of TabStruct. Skill is R² for a number and 2·AUC - 1 (macro average, the rarest of more
/// than twelve classes pooled) for a category, at least 0. Columns in which real rows teach less than a tenth are left out: there the
/// ratio is noise. The reference is one half of the holdout, tested on the other: a fresh sample of the same law. The interval
/// is a bootstrap over test rows.</remarks>
internal sealed class GlobalUtility : IMetric
{
    /// <summary>Five times fewer rows than the one declared target is learned from.</summary>
    private const int RowsShare = 5;

    private const int MostTestedRows = 5_000;
    private const double LeastSkill = 0.1;
    private const double WorthNaming = 0.9;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "global-utility",
        Family = MetricFamily.Utility,
        Question = "Is every column as well predicted from the others as if the model had learned from real rows?",
        Blindness = "The mean hides one lost column among many, so read the worst beside it; what no model can predict is not seen.",
        Direction = MetricDirection.Higher,
        Range = MetricRange.NonNegative,
        Reference = ReferenceKind.HoldoutHalves,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Unseen is null) { return new MetricResult.NotApplicable("no holdout table was given to test on"); }
        if (pair.Training.Columns.Count < 2) { return new MetricResult.NotApplicable("there is one column only, and nothing to predict it from"); }
        int limit = Math.Max(1, pair.Limits.ModelRows / RowsShare);
        PreparedTable judged = pair.Candidate.Sample(limit), real = pair.Training.Sample(pair.Candidate.Rows).Sample(limit);
        PreparedTable tested = pair.Unseen.Sample(Math.Min(limit, MostTestedRows));
        ColumnSkill[] skills = [.. Enumerable.Range(0, pair.Training.Columns.Count).AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(column => ColumnSkill.Of(TargetColumns.Pooled(pair.Training, column), judged, real, tested, cancellation))
            .OfType<ColumnSkill>()];
        int[] once = new int[tested.Rows];
        Array.Fill(once, 1);
        ColumnSkill[] teachable = [.. skills.Where(s => s.Real(once) >= LeastSkill)];
        if (teachable.Length == 0) { return new MetricResult.NotApplicable("no column of the real rows can be predicted from the others"); }
        double Mean(int[] weights) => teachable.Average(s => s.Ratio(weights));
        double value = Mean(once);
        ColumnSkill worst = teachable.MinBy(s => s.Ratio(once))!;
        return new MetricResult.Score(value)
        {
            Measure = "ratio of skill",
            Interval = Bootstrap.Interval(value, tested.Rows, Mean, pair.RandomFor(Description.Name)),
            Details = [Figures(value, worst, once, teachable.Length, pair.Training.Columns.Count), Columns(skills, teachable, once)],
            Notes =
            [
                .. SampleNotes(judged.Rows, pair.Candidate.Rows, tested.Rows, pair.Unseen.Rows),
                .. WorstNote(worst.Column, worst.Ratio(once)),
            ],
        };
    }

    private static IEnumerable<string> SampleNotes(int learned, int judged, int tested, int unseen)
    {
        if (learned < judged || tested < unseen)
        {
            yield return FormattableString.Invariant($"The models learned from {learned:N0} of {judged:N0} rows and were tested on {tested:N0} of {unseen:N0}, drawn by seed.");
        }
    }

    private static IEnumerable<string> WorstNote(string column, double ratio)
    {
        if (ratio < WorthNaming) { yield return FormattableString.Invariant($"The column that lost most is {column}: {100 * ratio:0} % of the skill of real rows."); }
    }

    private static DetailTable Figures(double mean, ColumnSkill worst, int[] once, int teachable, int columns) => new(
        "figures", "Over all columns", DetailKind.Figures, ["figure"], ["value"],
        [
            new DetailRow(["mean ratio"], [mean]),
            new DetailRow(["worst ratio"], [worst.Ratio(once)]),
            new DetailRow(["columns in the mean"], [teachable]),
            new DetailRow(["all columns"], [columns]),
        ]);

    private static DetailTable Columns(ColumnSkill[] skills, ColumnSkill[] teachable, int[] once) => new(
        "columns", "Each column as target", DetailKind.Columns, ["column", "measure"], ["ratio", "skill learned from judged rows", "skill learned from real rows"],
        [.. skills.OrderBy(s => teachable.Contains(s) ? s.Ratio(once) : double.PositiveInfinity).Select(s => new DetailRow(
            [s.Column, s.Measure], [teachable.Contains(s) ? s.Ratio(once) : null, s.Judged(once), s.Real(once)]))])
    {
        Bars = new DetailBars(1, 2), IsForemost = true,
    };
}
