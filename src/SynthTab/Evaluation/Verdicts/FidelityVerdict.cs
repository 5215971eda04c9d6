namespace SynthTab.Evaluation.Verdicts;

/// <summary>Does it look like the real table?</summary>
/// <remarks>Good where no measure is far behind and at most a quarter is behind; bad where single columns or pairs of columns are far
/// behind, or more than half of all measures; else mixed.</remarks>
internal static class FidelityVerdict
{
    private const int MostColumns = 3;
    private const double VisibleGap = 0.05;

    private static readonly string[] Foundations = ["column-shapes", "pair-trends", "pair-trends-shared-edges"];

    public static FamilyVerdict Of(Scorecard scorecard)
    {
        var family = new FamilyComparisons(MetricFamily.Fidelity, scorecard);
        if (family.All.Count == 0) { return family.NotJudged(); }
        int far = family.Count(Standing.FarBehind), behind = family.Count(Standing.Behind);
        bool unfounded = Foundations.Any(name => family[name]?.Standing == Standing.FarBehind);
        VerdictGrade grade = unfounded || far > family.All.Count / 2.0 ? VerdictGrade.Bad
            : far == 0 && behind <= family.All.Count / 4.0 ? VerdictGrade.Good
            : VerdictGrade.Mixed;
        string judgement = grade switch
        {
            VerdictGrade.Good => "It looks like the real table",
            VerdictGrade.Mixed => "It resembles the real table and differs visibly",
            _ => "It does not look like the real table",
        };
        return new FamilyVerdict(MetricFamily.Fidelity, grade, $"{judgement}: {family.Tally()}{Columns(scorecard)}.");
    }

    /// <summary>The columns whose shapes lie furthest behind those of real rows.</summary>
    private static string Columns(Scorecard scorecard)
    {
        MetricOutcome? shapes = scorecard.Outcomes.FirstOrDefault(o => o.Metric.Name == "column-shapes");
        if (shapes?.Comparable is not MetricResult.Score value || shapes.Reference is not MetricResult.Score reference) { return ""; }
        Dictionary<string, double?> real = Scores(reference).ToDictionary(s => s.Column, s => s.Score, StringComparer.Ordinal);
        string[] worst = [.. Scores(value)
            .Select(s => (s.Column, Gap: real.GetValueOrDefault(s.Column) - s.Score))
            .Where(s => s.Gap > VisibleGap)
            .OrderByDescending(s => s.Gap)
            .Take(MostColumns)
            .Select(s => $"'{s.Column}'")];
        return worst.Length == 0 ? "" : $"; the columns least alike are {string.Join(", ", worst)}";
    }

    private static IEnumerable<(string Column, double? Score)> Scores(MetricResult.Score score)
        => score.Details.Where(t => t.Kind == DetailKind.Columns).Take(1).SelectMany(t => t.Rows).Select(r => (r.Labels[0], r.Values[0]));
}
