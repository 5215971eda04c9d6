using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>Boosted trees learn the target from training and judged rows together and are tested on unseen real rows.</summary>
/// <remarks>The reference adds the training rows to themselves, which teaches nothing new: a value above it is what the judged
/// table adds. The gain over the training rows alone has an interval of its own, a bootstrap over test rows.</remarks>
internal sealed class Augmentation : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "augmentation",
        Family = MetricFamily.Utility,
        Question = "Does a model learn more of the target when the table is added to the real rows?",
        Blindness = "Copies add nothing and take nothing away, and where real rows abound no table can add much.",
        Direction = MetricDirection.Higher,
        Range = MetricRange.UpToOne,
        Reference = ReferenceKind.TrainingAsSynthetic,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        (TargetTest? test, string? obstacle) = TargetTest.Of(pair);
        if (test is null) { return new MetricResult.NotApplicable(obstacle!); }
        // Half of the rows that a model may learn from for each part, so that the same limit holds.
        int limit = Math.Max(1, pair.Limits.ModelRows / 2);
        PreparedTable real = pair.Training.Sample(limit), judged = pair.Candidate.Sample(limit);
        TargetColumn target = test.Tested.Target;
        TargetPredictions alone = TargetRows.Of(real, target).Predict(TargetLearner.Trees, test.Tested, cancellation);
        TargetPredictions both = TargetLearner.Trees.Learn(new TargetRows(PreparedTable.Join(real, judged), target), test.Tested, cancellation);
        double value = both.Value();
        double Gain(int[] weights) => both.Value(weights) - alone.Value(weights);
        Interval? gain = Bootstrap.Interval(Gain(both.Once), both.Rows, Gain, pair.RandomFor("augmentation gain"));
        return new MetricResult.Score(value)
        {
            Measure = both.Measure,
            Interval = Bootstrap.Interval(value, both.Rows, both.Value, pair.RandomFor(Description.Name)),
            Details =
            [
                new DetailTable("figures", "Real rows with and without the judged ones", DetailKind.Figures, ["figure"], ["value", "low", "high"],
                [
                    new DetailRow([$"{both.Measure}, real rows alone"], [alone.Value(), null, null]),
                    new DetailRow([$"{both.Measure}, with judged rows"], [value, null, null]),
                    new DetailRow(["gain"], [Gain(both.Once), gain?.Low, gain?.High]),
                ]),
            ],
            Notes = [FormattableString.Invariant($"{real.Rows:N0} real and {judged.Rows:N0} judged rows were learned from.")],
        };
    }
}
