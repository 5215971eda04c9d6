namespace SynthTab.Evaluation.Utility;

/// <summary>A random forest trained on the judged table, tested on real rows.</summary>
/// <remarks>100 deep trees on bootstrap samples.</remarks>
internal sealed class ForestUtility : TrainSyntheticTestReal
{
    /// <inheritdoc/>
    public override MetricDescription Description { get; } = Describe(
        "train-synthetic-test-real-forest",
        "a random forest",
        "Only what helps to predict this one target is seen, and only as a forest of deep trees sees it.");

    /// <inheritdoc/>
    protected override TargetLearner Learner => TargetLearner.Forest;
}
