using System.Globalization;

namespace SynthTab.Evaluation.Verdicts;

/// <summary>Does it give anybody of the training table away?</summary>
/// <remarks>
/// A copy, where at least half of the rows more than among unseen real rows equal (or nearly equal) a training row. Else bad where
/// copies are more frequent than among unseen rows, or an attack is far ahead of the same attack on unseen rows; mixed where one is
/// ahead, where no attack could be run, or where the tables are too small for most of them to rule a grave leak out; else good.
/// A model that finds training rows more probable than unseen ones is said so; the grade is that of the table.
/// Distances to the closest record are for reading only: a table can pass by them and leak, or fail and be harmless.
/// </remarks>
internal static class PrivacyVerdict
{
    private const double MostRows = 0.5;
    private const int MostNamed = 3;

    private static readonly (string Name, string Words)[] Copies =
    [
        ("exact-copies", "equal a training row"),
        ("near-copies", "lie closer to a training row than real rows lie to each other"),
    ];

    public static FamilyVerdict Of(Scorecard scorecard)
    {
        FamilyVerdict verdict = OfTable(scorecard);
        if (scorecard.Likelihood is not { Remembers: true } remembered) { return verdict; }
        // The grade is of the table, which attacks were run on; what the model knows beyond it is another matter.
        return verdict with { Sentence = $"{verdict.Sentence} {remembered.Verdict} Give away the table, not the model." };
    }

    private static FamilyVerdict OfTable(Scorecard scorecard)
    {
        var family = new FamilyComparisons(MetricFamily.Privacy, scorecard);
        if (family.All.Count == 0) { return WithoutReference(family, scorecard); }
        if (WholesaleCopy(family) is { } copy) { return copy; }
        Comparison[] leaks = [.. family.All.Where(c => c.Standing != Standing.AsReal).OrderByDescending(IsOfCopies).ThenByDescending(c => c.Loss)];
        if (leaks.Length > 0) { return Leak(leaks); }
        Comparison[] attacks = [.. family.All.Where(c => !IsOfCopies(c))];
        string measured = $"by {Number(family.All.Count)} {(family.All.Count == 1 ? "measure" : "measures")} it tells no more of training rows than unseen real rows do";
        if (attacks.Length == 0) { return new FamilyVerdict(MetricFamily.Privacy, VerdictGrade.Mixed, $"It holds no more copies than unseen real rows do, but no attack could be run: {measured}."); }
        Comparison[] open = [.. attacks.Where(c => c.CouldBeFarBehind)];
        return open.Length > attacks.Length / 2.0
            ? new FamilyVerdict(MetricFamily.Privacy, VerdictGrade.Mixed, $"No leak was found, but the tables are too small to rule one out: {measured}, and {open[0].Metric.Name} is too uncertain to reassure.")
            : new FamilyVerdict(MetricFamily.Privacy, VerdictGrade.Good, $"No leak was found: {measured}.");
    }

    private static FamilyVerdict? WholesaleCopy(FamilyComparisons family)
    {
        foreach ((string name, string words) in Copies)
        {
            if (family[name] is { Standing: not Standing.AsReal } copies && copies.Value - copies.Reference >= MostRows)
            {
                return new FamilyVerdict(MetricFamily.Privacy, VerdictGrade.Bad,
                    $"This is a copy of training rows: {Percent(copies.Value)} of its rows {words}, where {Percent(copies.Reference)} of unseen real rows do.");
            }
        }
        return null;
    }

    private static FamilyVerdict Leak(Comparison[] leaks)
    {
        bool copied = leaks.Any(IsOfCopies);
        VerdictGrade grade = copied || leaks.Any(c => c.Standing == Standing.FarBehind) ? VerdictGrade.Bad : VerdictGrade.Mixed;
        string judgement = grade == VerdictGrade.Mixed ? "It gives a little away about training rows"
            : copied ? "It holds copies of training rows"
            : "It gives training rows away";
        string named = string.Join(", ", leaks.Take(MostNamed).Select(c => c.Words));
        string more = leaks.Length > MostNamed ? $" and {Number(leaks.Length - MostNamed)} more" : "";
        return new FamilyVerdict(MetricFamily.Privacy, grade, $"{judgement}: {named}{more}.");
    }

    private static bool IsOfCopies(Comparison comparison) => Copies.Any(copies => copies.Name == comparison.Metric.Name);

    private static FamilyVerdict WithoutReference(FamilyComparisons family, Scorecard scorecard)
    {
        FamilyVerdict verdict = family.NotJudged();
        return scorecard.Outcomes.FirstOrDefault(o => o.Metric.Name == Copies[0].Name)?.Value is MetricResult.Score copies
            ? verdict with { Sentence = $"{verdict.Sentence.TrimEnd('.')}; {Percent(copies.Value)} of the rows equal a training row." }
            : verdict;
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
