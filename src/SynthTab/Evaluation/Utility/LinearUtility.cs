namespace SynthTab.Evaluation.Utility;

/// <summary>Logistic or ridge regression trained on the judged table, tested on real rows.</summary>
/// <remarks>Logistic regression for two classes, softmax for more, ridge regression for numbers, each solved to convergence with a unit penalty on standardised features.</remarks>
internal sealed class LinearUtility : TrainSyntheticTestReal
{
    /// <inheritdoc/>
    public override MetricDescription Description { get; } = Describe(
        "train-synthetic-test-real-linear",
        "a linear model",
        "Only what a weighted sum of columns tells about this one target is seen: dependence between columns is not.");

    /// <inheritdoc/>
    protected override TargetLearner Learner => TargetLearner.Linear;
}
