namespace SynthTab.Evaluation.Verdicts;

/// <summary>Does it hold everything that the real table holds, or only its middle?</summary>
/// <remarks>A part of a column (a level, a range of numbers) is missing where, by its share among training rows, at least
/// <see cref="Pictures.ColumnPicture.Expected"/> synthetic rows should be in it and none is: by chance that happens less than once in
/// 20,000 such parts. So is a group of similar rows of <c>cluster-coverage</c>. This needs no holdout. Bad where a missing part holds at least
/// <see cref="GraveShare"/> of the training rows or a measure is far behind (but for levels of few rows); mixed where a smaller part is
/// missing or a measure is behind; else good.</remarks>
internal static class DiversityVerdict
{
    private const double GraveShare = 0.02;
    private const int MostNamed = 4;

    private static readonly string[] CountsOfLevels = ["category-coverage", "rare-category-coverage"];

    public static FamilyVerdict Of(Scorecard scorecard)
    {
        var family = new FamilyComparisons(MetricFamily.Diversity, scorecard);
        (string Name, double Share)[] missing = [.. scorecard.Pictures.Columns
            .SelectMany(column => column.MissingParts().Select(part => ($"{column.Name} {part.Label}", part.Real)))
            .OrderByDescending(part => part.Real)];
        (string Name, double Share)[] groups = [.. MissingGroups(scorecard)];
        if (family.All.Count == 0 && missing.Length == 0 && groups.Length == 0) { return family.NotJudged(); }
        VerdictGrade grade = IsGrave(family, scorecard) || missing.Concat(groups).Any(part => part.Share >= GraveShare) ? VerdictGrade.Bad
            : family.Furthest is not null || missing.Length > 0 || groups.Length > 0 ? VerdictGrade.Mixed
            : VerdictGrade.Good;
        string judgement = grade switch
        {
            VerdictGrade.Good => "It holds what the real table holds",
            VerdictGrade.Mixed => "It holds most of what the real table holds",
            _ => "Parts of the real table are missing or far too rare",
        };
        string[] reasons =
        [
            Named("there is not one row with", [.. missing.Select(part => part.Name)]),
            Named("whole groups are missing, such as", [.. groups.Select(group => group.Name)]),
            family.All.Count > 0 ? family.Tally() : "no held-out rows were given to compare with",
        ];
        return new FamilyVerdict(MetricFamily.Diversity, grade, $"{judgement}: {string.Join("; ", reasons.Where(r => r.Length > 0))}.");
    }

    /// <summary>Whether a measure is far behind. Those that count which levels occur at all weigh a level of one row like any other, so
    /// that they are grave only where the levels lost, though each may be rare, held rows enough together.</summary>
    private static bool IsGrave(FamilyComparisons family, Scorecard scorecard)
        => family.All.Any(c => c.Standing == Standing.FarBehind && (!CountsOfLevels.Contains(c.Metric.Name) || LostShare(scorecard) >= GraveShare));

    /// <summary>The largest share of a column's training cells whose levels the synthetic table lacks, above that of real rows.</summary>
    private static double LostShare(Scorecard scorecard)
    {
        MetricOutcome? coverage = scorecard.Outcomes.FirstOrDefault(o => o.Metric.Name == "category-coverage");
        if (coverage?.Comparable is not MetricResult.Score value || coverage.Reference is not MetricResult.Score reference) { return 0; }
        IEnumerable<DetailRow> Columns(MetricResult.Score score) => score.Details.First(table => table.Kind == DetailKind.Columns).Rows;
        return Columns(value).Zip(Columns(reference), (judged, real) => judged.Values[^1] - real.Values[^1]).Max().GetValueOrDefault() / scorecard.TrainingRows;
    }

    /// <summary>The groups of similar training rows in which at least so many synthetic rows are expected and none is.</summary>
    private static IEnumerable<(string Name, double Share)> MissingGroups(Scorecard scorecard)
    {
        IEnumerable<DetailTable> tables = scorecard.Outcomes
            .Where(o => o.Metric.Name == "cluster-coverage")
            .Select(o => o.Value)
            .OfType<MetricResult.Score>()
            .SelectMany(score => score.Details)
            .Where(table => table.Name == "groups");
        return from row in tables.SelectMany(table => table.Rows)
               where row.Values is [{ } share, 0.0, ..] && share * scorecard.SyntheticRows >= Pictures.ColumnPicture.Expected
               orderby row.Values[0] descending
               select ($"the one with {row.Labels[^1]}", row.Values[0]!.Value);
    }

    private static string Named(string lead, string[] parts)
    {
        string more = parts.Length > MostNamed ? FormattableString.Invariant($" and {parts.Length - MostNamed} more") : "";
        return parts.Length == 0 ? "" : $"{lead} {string.Join(", ", parts.Take(MostNamed))}{more}";
    }
}
