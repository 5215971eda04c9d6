using SynthTab.Evaluation.Learners;
using SynthTab.Evaluation.Learners.Trees;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>
/// Boosted trees learn the target from the judged table and are tested on unseen real rows: the area under the ROC curve for a
/// category (macro average of one class against the rest where there are more than two), R² for a number.
/// </summary>
/// <remarks>The reference is the same model trained on the training table; the ratio of the two says what using the synthetic
/// table costs. Rows without a target are left out. The interval is a bootstrap over test rows; it does not hold the chance of
/// another training run. A candidate that lacks a class simply cannot predict it.</remarks>
internal sealed class TrainSyntheticTestReal : IMetric
{
    private const int MostClasses = 30;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "train-synthetic-test-real",
        Family = MetricFamily.Utility,
        Question = "Does a model that was trained on the table predict the target of real rows?",
        Blindness = "Only what helps to predict this one target is seen, and only as boosted trees see it.",
        Direction = MetricDirection.Higher,
        Range = MetricRange.UpToOne,
        Reference = ReferenceKind.TrainingAsSynthetic,
        Headline = new Headline("boosted trees, tested on real rows", HeadlineForm.Plain),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Target is null) { return new MetricResult.NotApplicable("no column is named as the target"); }
        if (pair.Unseen is null) { return new MetricResult.NotApplicable("no holdout table was given to test on"); }
        var data = new PredictionData(pair, pair.Target, pair.Unseen);
        if (data.TestRows.Length == 0) { return new MetricResult.NotApplicable("the holdout table has no row with a target"); }
        return pair.Training.Columns[data.TargetPosition] is PreparedNumbers
            ? JudgeNumbers(pair, data, cancellation)
            : JudgeClasses(pair, data, cancellation);
    }

    private MetricResult JudgeClasses(PreparedPair pair, PredictionData data, CancellationToken cancellation)
    {
        int[] classes = data.Classes(pair.Training);
        if (classes.Length < 2) { return new MetricResult.NotApplicable("the target has fewer than two classes in the training table"); }
        if (classes.Length > MostClasses)
        {
            return new MetricResult.NotApplicable($"the target has {classes.Length} classes, and at most {MostClasses} are learned");
        }
        // A class that only the holdout has can be learned by nobody; its rows count as errors of the last, empty class.
        int[] truth = [.. data.Codes(data.Test, data.TestRows).Select(code => PlaceOf(classes, code))];
        int[] learned = [.. data.Codes(data.Fit, data.FitRows).Select(code => PlaceOf(classes, code))];
        double[][] probabilities = LearnClasses(data, learned, classes.Length, cancellation);
        if (truth.Max() == classes.Length) { probabilities = [.. probabilities, new double[truth.Length]]; }
        var predicted = new PredictedClasses(truth, probabilities);
        double area = predicted.Area(Ones(truth.Length));
        if (!double.IsFinite(area)) { return new MetricResult.NotApplicable("the target has only one class in the holdout table"); }
        return new MetricResult.Score(area)
        {
            Measure = probabilities.Length == 2 ? "AUC" : "macro AUC",
            Interval = Bootstrap.Interval(area, truth.Length, predicted.Area, pair.RandomFor(Description.Name)),
            Details = [Figures(("AUC", area), ("F1, macro average", predicted.MacroF1), ("accuracy", predicted.Accuracy))],
            Notes = data.Notes,
        };
    }

    private MetricResult JudgeNumbers(PreparedPair pair, PredictionData data, CancellationToken cancellation)
    {
        UnitScale scale = UnitScale.Of((PreparedNumbers)pair.Training.Columns[data.TargetPosition]);
        double[] truth = data.Numbers(data.Test, data.TestRows, scale), learned = data.Numbers(data.Fit, data.FitRows, scale);
        double[] predictions = learned.Length == 0
            ? new double[truth.Length]
            : BoostedTrees.FitNumbers(data.FitFeatures, learned, new BoostingOptions(), cancellation).Outputs(data.TestFeatures);
        var predicted = new PredictedNumbers(truth, predictions);
        double explained = predicted.ExplainedVariance(Ones(truth.Length));
        if (!double.IsFinite(explained)) { return new MetricResult.NotApplicable("the target does not vary in the real tables"); }
        return new MetricResult.Score(explained)
        {
            Measure = "R²",
            Interval = Bootstrap.Interval(explained, truth.Length, predicted.ExplainedVariance, pair.RandomFor(Description.Name)),
            Details =
            [
                Figures(
                    ("R²", explained),
                    ("root mean square error", scale.DistanceBack(predicted.RootMeanSquareError)),
                    ("mean absolute error", scale.DistanceBack(predicted.MeanAbsoluteError))),
            ],
            Notes = data.Notes,
        };
    }

    /// <summary>The probability of each class for each test row, [classes][rows].</summary>
    private static double[][] LearnClasses(PredictionData data, int[] learned, int classes, CancellationToken cancellation)
        => learned.Length == 0
            ? [.. Enumerable.Range(0, classes).Select(_ => new double[data.TestRows.Length])]
            : BoostedTrees.FitClasses(data.FitFeatures, learned, classes, new BoostingOptions(), cancellation).Probabilities(data.TestFeatures);

    private static int PlaceOf(int[] classes, int code) => Array.IndexOf(classes, code) is var place and >= 0 ? place : classes.Length;

    private static int[] Ones(int rows)
    {
        var ones = new int[rows];
        Array.Fill(ones, 1);
        return ones;
    }

    private static DetailTable Figures(params (string Name, double Value)[] figures) => new(
        "figures", "Test on real rows", DetailKind.Figures, ["figure"], ["value"],
        [.. figures.Select(f => new DetailRow([f.Name], [double.IsFinite(f.Value) ? f.Value : null]))]);
}
