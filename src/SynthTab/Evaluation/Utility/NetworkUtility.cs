namespace SynthTab.Evaluation.Utility;

/// <summary>A small neural network trained on the judged table, tested on real rows.</summary>
/// <remarks>Three networks of one hidden layer with different seeds, averaged.</remarks>
internal sealed class NetworkUtility : TrainSyntheticTestReal
{
    /// <inheritdoc/>
    public override MetricDescription Description { get; } = Describe(
        "train-synthetic-test-real-network",
        "a small neural network",
        "Only what helps to predict this one target is seen, and only as far as 64 hidden units reach.");

    /// <inheritdoc/>
    protected override TargetLearner Learner => TargetLearner.Network;
}
