using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>
/// A model learns the target from the judged table and is tested on unseen real rows: the area under the ROC curve for a
/// category (macro average of one class against the rest where there are more than two), R² for a number.
/// </summary>
/// <remarks>The reference is the same model trained on the training table; the ratio of the two says what using the synthetic
/// table costs. Rows without a target are left out. The interval holds the chance of the
/// test rows, by a bootstrap, and that of the rows learned from, by models of halves; that of the ratio only the first, over the
/// same rows for both. A candidate that lacks a class simply cannot predict it.</remarks>
internal abstract class TrainSyntheticTestReal : IMetric
{
    /// <inheritdoc/>
    public abstract MetricDescription Description { get; }

    /// <summary>How the target is learned.</summary>
    protected abstract TargetLearner Learner { get; }

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        (TargetTest? test, string? obstacle) = TargetTest.Of(pair);
        if (test is null) { return new MetricResult.NotApplicable(obstacle!); }
        TargetPredictions judged = test.Judged.Predict(Learner, test.Tested, cancellation);
        TargetPredictions real = test.Real.Predict(Learner, test.Tested, cancellation);
        double value = judged.Value();
        return new MetricResult.Score(value)
        {
            Measure = judged.Measure,
            Interval = Bootstrap.Interval(value, judged.Rows, judged.Value, pair.RandomFor(Description.Name)),
            Details = [.. judged.Details().Select(t => t with { IsForemost = t.Kind == DetailKind.Curve && Description.Headline is not null }), RatioToReal.Table(judged, real, pair.RandomFor(Description.Name + " ratio"))],
            Notes = test.Notes,
        };
    }

    /// <summary>The description of one learner's metric.</summary>
    private protected static MetricDescription Describe(string name, string learner, string blindness, Headline? headline = null) => new()
    {
        Name = name,
        Family = MetricFamily.Utility,
        Question = $"Does {learner} trained on the table predict the target of real rows?",
        Blindness = blindness,
        Direction = MetricDirection.Higher,
        Range = MetricRange.UpToOne,
        Resampling = Resampling.OfLearning,
        Reference = ReferenceKind.TrainingAsSynthetic,
        Headline = headline,
    };
}
