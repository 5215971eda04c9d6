namespace SynthTab.Evaluation.Verdicts;

/// <summary>Does it hold everything that the real table holds, or only its middle?</summary>
/// <remarks>A part of a column (a level, a range of numbers) is missing where, by its share among training rows, at least
/// <see cref="Pictures.ColumnPicture.Expected"/> synthetic rows should be in it and none is: by chance that happens less than once in
/// 20,000 such parts. This needs no holdout. Bad where a missing part holds at least <see cref="GraveShare"/> of the training rows or a
/// measure is far behind; mixed where a smaller part is missing or a measure is behind; else good.</remarks>
internal static class DiversityVerdict
{
    private const double GraveShare = 0.02;
    private const int MostNamed = 4;

    public static FamilyVerdict Of(Scorecard scorecard)
    {
        var family = new FamilyComparisons(MetricFamily.Diversity, scorecard);
        (string Name, double Share)[] missing = [.. scorecard.Pictures.Columns
            .SelectMany(column => column.MissingParts().Select(part => ($"{column.Name} {part.Label}", part.Real)))
            .OrderByDescending(part => part.Real)];
        if (family.All.Count == 0 && missing.Length == 0) { return family.NotJudged(); }
        VerdictGrade grade = family.Count(Standing.FarBehind) > 0 || missing.Any(part => part.Share >= GraveShare) ? VerdictGrade.Bad
            : family.Count(Standing.Behind) > 0 || missing.Length > 0 ? VerdictGrade.Mixed
            : VerdictGrade.Good;
        string judgement = grade switch
        {
            VerdictGrade.Good => "It holds what the real table holds",
            VerdictGrade.Mixed => "It holds most of what the real table holds",
            _ => "Parts of the real table are missing or far too rare",
        };
        string[] reasons = [Named(missing.Select(part => part.Name)), family.All.Count > 0 ? family.Tally() : "no held-out rows were given to compare with"];
        return new FamilyVerdict(MetricFamily.Diversity, grade, $"{judgement}: {string.Join("; ", reasons.Where(r => r.Length > 0))}.");
    }

    private static string Named(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        string more = all.Length > MostNamed ? FormattableString.Invariant($" and {all.Length - MostNamed} more") : "";
        return all.Length == 0 ? "" : $"there is not one row with {string.Join(", ", all.Take(MostNamed))}{more}";
    }
}
