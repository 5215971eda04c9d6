using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Tests.Evaluation.Verdicts;

/// <summary>Outcomes by hand, so that a test of a verdict shows only its numbers.</summary>
internal static class SomeOutcomes
{
    public static Scorecard Card(params MetricOutcome[] outcomes) => new()
    {
        TrainingRows = 1000,
        HoldoutRows = 1000,
        SyntheticRows = 1000,
        Columns = [],
        Ignored = [],
        Seed = 0,
        Notes = [],
        Outcomes = outcomes,
    };

    public static Scorecard WithPart(this Scorecard card, string column, string part, double real, double synthetic) => card with
    {
        Pictures = new ScorecardPictures([new ColumnPicture(column, false, card.SyntheticRows, [new PicturePart(part, null, null, real, synthetic)])], null),
    };

    public static MetricOutcome OfFidelity(string name, double value, double reference) => Outcome(MetricFamily.Fidelity, MetricDirection.Higher, name, value, reference, 0);

    public static MetricOutcome OfDiversity(string name, double value, double reference, double halfWidth = 0.01)
        => Outcome(MetricFamily.Diversity, MetricDirection.Higher, name, value, reference, halfWidth);

    public static MetricOutcome OfUtility(string name, double value, double reference, double halfWidth = 0.01)
        => Outcome(MetricFamily.Utility, MetricDirection.Higher, name, value, reference, halfWidth);

    public static MetricOutcome OfPrivacy(string name, double value, double reference, double halfWidth = 0.01)
        => Outcome(MetricFamily.Privacy, MetricDirection.Lower, name, value, reference, halfWidth);

    public static MetricOutcome WithoutReference(this MetricOutcome outcome, string reason = "there is none")
        => outcome with { Reference = new MetricResult.NotApplicable(reason) };

    public static MetricOutcome AsDiagnostic(this MetricOutcome outcome) => outcome with { Metric = outcome.Metric with { IsDiagnostic = true } };

    public static MetricOutcome WithoutValue(this MetricOutcome outcome, string reason)
        => outcome with { Value = new MetricResult.NotApplicable(reason), Reference = new MetricResult.NotApplicable(reason) };

    public static MetricOutcome Outcome(MetricFamily family, MetricDirection direction, string name, double value, double reference, double halfWidth, MetricRange? range = null) => new(
        new MetricDescription
        {
            Name = name,
            Family = family,
            Question = "?",
            Blindness = ".",
            Direction = direction,
            Range = range ?? MetricRange.Unit,
        },
        Score(value, halfWidth), Score(reference, halfWidth), null);

    private static MetricResult.Score Score(double value, double halfWidth)
        => new(value) { Interval = halfWidth > 0 ? new Interval(value - halfWidth, value + halfWidth) : null };
}
