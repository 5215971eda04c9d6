using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Tests.Reports;

/// <summary>Scorecards by hand that hold everything a report must be able to write.</summary>
internal static class SomeScorecard
{
    public static Scorecard WithHoldout { get; } = new()
    {
        TrainingRows = 32561,
        HoldoutRows = 16281,
        SyntheticRows = 32561,
        Columns = [new("age", "integer", false), new("work|place", "categorical", false), new("income", "categorical", true)],
        Ignored = [new("patient_id", "identifier"), new("remarks", "free text")],
        Seed = 7,
        Notes = ["Of the training table 1,000,000 of 2,000,000 rows were taken, drawn by seed."],
        Outcomes = [Shapes(), Trends(), Usefulness(new MetricResult.Score(0.8846)
        {
            Measure = "AUC",
            Interval = new Interval(0.871, 0.8991),
            Details = [Figures(0.8846, 0.713)],
            Notes = ["The model was trained on 100,000 of 500,000 rows, drawn by seed."],
        }, new MetricResult.Score(0.9275) { Measure = "AUC", Details = [Figures(0.9275, 0.801)] }), Copies()],
        Pictures = new ScorecardPictures(
        [
            new ColumnPicture("age", true, 32561,
            [
                new PicturePart("below 20", null, 20, 0.1, 0.05),
                new PicturePart("20 to 40", 20, 40, 0.5, 0.55),
                new PicturePart("40 or more", 40, null, 0.3, 0.4),
                new PicturePart("missing", null, null, 0.1, 0),
            ]),
            new ColumnPicture("work|place", false, 32561, [new PicturePart("<b>", null, null, 0.75, 0.9), new PicturePart("farm", null, null, 0.25, 0.1)]),
        ],
        new AssociationPicture(["age", "work|place"], [[1, 0.25], [0.25, 1]], [[1, null], [null, 1]])),
    };

    public static Scorecard WithoutHoldout { get; } = WithHoldout with
    {
        HoldoutRows = null,
        Ignored = [],
        Notes = ["No holdout table was given: there are no references, and what needs unseen real rows is not judged."],
        Outcomes =
        [
            Shapes() with { Reference = NoHoldout, AtReferenceSize = null },
            Usefulness(new MetricResult.NotApplicable("no holdout table was given to test on"), NoHoldout),
        ],
    };

    private static MetricResult.NotApplicable NoHoldout => new("no holdout table was given, so there is no real table to compare with");

    private static MetricOutcome Shapes() => new(
        Describe("column-shapes", MetricFamily.Fidelity, MetricDirection.Higher, new Headline("shape error", HeadlineForm.ErrorPercent)),
        new MetricResult.Score(0.873) { Details = [Columns(0.95, 0.8, 0.869)] },
        new MetricResult.Score(0.9939) { Details = [Columns(0.99, 1, 0.9917)] },
        new MetricResult.Score(0.8721));

    private static MetricOutcome Trends() => new(
        Describe("pair-trends", MetricFamily.Fidelity, MetricDirection.Higher, new Headline("trend error", HeadlineForm.ErrorPercent)),
        new MetricResult.NotApplicable("no pair of columns has a defined correlation"),
        new MetricResult.NotApplicable("no pair of columns has a defined correlation"),
        null);

    private static MetricOutcome Usefulness(MetricResult value, MetricResult reference) => new(
        Describe("train-synthetic-test-real", MetricFamily.Utility, MetricDirection.Higher, new Headline("boosted trees, tested on real rows", HeadlineForm.Plain))
            with { Range = MetricRange.UpToOne },
        value, reference, null);

    private static MetricOutcome Copies() => new(
        Describe("exact-copies", MetricFamily.Privacy, MetricDirection.Lower, new Headline("exact copies of training rows", HeadlineForm.Percent)),
        new MetricResult.Score(0.0001) { Interval = new Interval(0.00005, 0.0002) }, new MetricResult.Score(0.0014), null);

    private static MetricDescription Describe(string name, MetricFamily family, MetricDirection direction, Headline headline) => new()
    {
        Name = name,
        Family = family,
        Question = "What is asked?",
        Blindness = "What is not seen.",
        Direction = direction,
        Headline = headline,
    };

    private static DetailTable Columns(params double[] scores) => new(
        "columns", "Similarity of each column", DetailKind.Columns, ["column", "measure"], ["score"],
        [
            new DetailRow(["age", "Kolmogorov-Smirnov"], [scores[0]]),
            new DetailRow(["work|place", "total variation"], [scores[1]]),
            new DetailRow(["income", "total variation"], [scores[2]]),
        ]);

    private static DetailTable Figures(double area, double f1) => new(
        "figures", "Test on real rows", DetailKind.Figures, ["figure"], ["value"],
        [new DetailRow(["AUC"], [area]), new DetailRow(["F1"], [f1]), new DetailRow(["undefined"], [null])]);
}
