using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The area under the ROC curve of <see cref="ClassifierAttacks"/>, by boosted trees.</summary>
internal sealed class MembershipByClassifier : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "membership-classifier",
        Family = MetricFamily.Privacy,
        Question = "Can a model that learned how the judged rows differ from real ones tell who was in the training table?",
        Blindness = "A table that differs grossly from real rows draws the model's attention away from what it remembers of people.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => ClassifierAttacks.Of(pair, cancellation).Result();
}
