using System.Globalization;

namespace SynthTab.Evaluation.Verdicts;

/// <summary>Does what is learned from it work on real data?</summary>
/// <remarks>By training on it and testing on real rows where that is asked, else by the family's first measure: good where the loss
/// to training on real rows is within <see cref="Small"/>, or within <see cref="Large"/> and explained by sampling; bad beyond
/// <see cref="Large"/> where sampling does not explain it; else mixed, and never better than that where another measure is far behind.</remarks>
internal static class UtilityVerdict
{
    private const double Small = 0.05;
    private const double Large = 0.15;
    private const string Main = "train-synthetic-test-real";

    public static FamilyVerdict Of(Scorecard scorecard)
    {
        var family = new FamilyComparisons(MetricFamily.Utility, scorecard);
        if (family.All.Count == 0) { return family.NotJudged(); }
        Comparison main = family[Main] ?? family.All[0];
        VerdictGrade grade = main.Loss <= Small || (main.IntervalsMeet && main.Loss <= Large) ? VerdictGrade.Good
            : main.IntervalsMeet || main.Loss <= Large ? VerdictGrade.Mixed
            : VerdictGrade.Bad;
        if (grade == VerdictGrade.Good && family.Count(Standing.FarBehind) > 0) { grade = VerdictGrade.Mixed; }
        string judgement = grade switch
        {
            VerdictGrade.Good => "What is learned from it works on real rows about as well as what is learned from real ones",
            VerdictGrade.Mixed when main.IntervalsMeet && main.Loss > Large
                => "The tables are too small to tell whether what is learned from it works on real rows as well as what is learned from real ones",
            VerdictGrade.Mixed => "What is learned from it works on real rows, less well than what is learned from real ones",
            _ => "What is learned from it works much less well on real rows than what is learned from real ones",
        };
        string share = main.Reference > 0 && main.Value > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {100 * main.Value / main.Reference:0.0} % of it")
            : "";
        string weakest = family.Furthest is { } furthest && furthest != main ? $"; furthest off is {furthest.Words}" : "";
        return new FamilyVerdict(MetricFamily.Utility, grade, $"{judgement}: {main.Words}{share}{weakest}.");
    }
}
