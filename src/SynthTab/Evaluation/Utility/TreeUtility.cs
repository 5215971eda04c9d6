namespace SynthTab.Evaluation.Utility;

/// <summary>Boosted trees trained on the judged table, tested on real rows.</summary>
/// <remarks>100 boosted trees of depth 6 with learning rate 0.2; missing cells and categories need no coding.</remarks>
internal sealed class TreeUtility : TrainSyntheticTestReal
{
    /// <inheritdoc/>
    public override MetricDescription Description { get; } = Describe(
        "train-synthetic-test-real",
        "a model of boosted trees",
        "Only what helps to predict this one target is seen, and only as boosted trees see it.",
        new Headline("boosted trees, tested on real rows", HeadlineForm.Plain));

    /// <inheritdoc/>
    protected override TargetLearner Learner => TargetLearner.Trees;
}
