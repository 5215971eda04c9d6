using System.Globalization;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>The sentences that all reports share.</summary>
internal static class Wording
{
    /// <summary>What was compared with what.</summary>
    public static string Compared(Scorecard card)
    {
        string holdout = card.HoldoutRows is { } rows ? $"{Figures.Count(rows)} held-out rows beside them" : "no held-out rows";
        return $"{Figures.Count(card.SyntheticRows)} synthetic rows against {Figures.Count(card.TrainingRows)} training rows, {holdout}; "
            + $"{Figures.Count(card.Columns.Count)} {(card.Columns.Count == 1 ? "column" : "columns")} compared.";
    }

    /// <summary>The columns that nothing looked at, or null where there are none.</summary>
    public static string? Ignored(Scorecard card) => card.Ignored.Count == 0
        ? null
        : $"Not compared: {string.Join(", ", card.Ignored.Select(c => $"{c.Name} ({c.Reason})"))}.";

    /// <summary>A metric's text about a judged table, for a report in which that is the synthetic one.</summary>
    public static string OfSynthetic(string text) => text.Replace("judged", "synthetic", StringComparison.Ordinal);

    private const string AsReal = "as real", Behind = "behind real", FarBehind = "far behind real";

    /// <summary>The style of a cell that says where the table stands; of another cell none.</summary>
    public static string StandingStyle(string cell) => cell switch
    {
        AsReal => "as-real",
        Behind => "behind",
        FarBehind => "far-behind",
        _ => "",
    };

    /// <summary>Where the synthetic table stands, or that it cannot be said.</summary>
    public static string Standing(MetricOutcome outcome) => outcome switch
    {
        { Metric.IsDiagnostic: true } => "for reading only",
        { Standing: Evaluation.Verdicts.Standing.AsReal } => AsReal,
        { Standing: Evaluation.Verdicts.Standing.Behind } => Behind,
        { Standing: Evaluation.Verdicts.Standing.FarBehind } => FarBehind,
        { Value: MetricResult.NotApplicable } => "not judged",
        _ => "no reference",
    };

    /// <summary>What the second figure of every line is.</summary>
    public const string RealIs = "\"real\" is what a real table scores in the synthetic one's place: the held-out rows, or for a model "
        + "the training rows, never more of them than there are synthetic rows. Where there are fewer and their number matters, as many "
        + "synthetic rows are judged once more: that is the figure to compare.";

    /// <summary>What a section answers.</summary>
    public static string Question(MetricFamily family) => family switch
    {
        MetricFamily.Fidelity => "Does the synthetic table look like the real one?",
        MetricFamily.Diversity => "Does it hold everything that the real one holds?",
        MetricFamily.Utility => "Does what is learned from it work on real data?",
        _ => "Does it give away rows of the training table?",
    };

    /// <summary>A verdict's grade in words.</summary>
    public static string Grade(VerdictGrade grade) => grade switch
    {
        VerdictGrade.Good => "good",
        VerdictGrade.Mixed => "mixed",
        VerdictGrade.Bad => "bad",
        _ => "not judged",
    };

    /// <summary>A metric's figures in one line: <c>Synthetic 0.8730; real 0.9939; higher is better, in [0, 1].</c></summary>
    public static string Scores(MetricOutcome outcome)
    {
        string measure = outcome.Value is MetricResult.Score { Measure: { } name } ? $"{name}: " : "";
        string sized = outcome.AtReferenceSize is MetricResult.Score ? $" (for as many rows as real {Figures.WithInterval(outcome.AtReferenceSize)})" : "";
        return $"{measure}synthetic {Figures.WithInterval(outcome.Value)}{sized}; real {Figures.WithInterval(outcome.Reference)}; "
            + $"{Figures.Words(outcome.Metric.Direction)} is better, in {outcome.Metric.Range}.";
    }

    /// <summary>What the figures of a headline are, where its metric chooses by the data, and for utility the share of the real
    /// figure: <c>AUC, 95.4 % of real</c>; why there is no figure where there is none; often nothing.</summary>
    public static string HeadlineRemark(MetricOutcome outcome)
    {
        if (outcome.Value is MetricResult.NotApplicable none) { return none.Reason; }
        string? measure = ((MetricResult.Score)outcome.Value).Measure;
        string? share = outcome.Metric.Family == MetricFamily.Utility && outcome.RatioToReference is { } ratio and > 0
            ? (100 * ratio).ToString("0.0", CultureInfo.InvariantCulture) + " % of real"
            : null;
        return string.Join(", ", new[] { measure, share }.OfType<string>());
    }

    /// <summary>Why parts of an outcome are missing, and what its notes say; each once.</summary>
    public static IEnumerable<string> Remarks(MetricOutcome outcome)
    {
        if (outcome.Value is MetricResult.NotApplicable value) { yield return $"Not judged: {value.Reason}."; }
        else if (outcome.Reference is MetricResult.NotApplicable reference) { yield return $"No reference: {reference.Reason}."; }
        MetricResult.Score[] scores = [.. new[] { outcome.Value, outcome.Reference }.OfType<MetricResult.Score>()];
        foreach (string note in scores.SelectMany(s => s.Notes).Distinct()) { yield return note; }
    }
}
