using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The area under the ROC curve of <see cref="DistanceAttacks"/>, by the plain distance.</summary>
internal sealed class MembershipByDistance : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "membership-distance",
        Family = MetricFamily.Privacy,
        Question = "Can somebody who only measures distances tell who was in the training table?",
        Blindness = "A generator that remembers people without drawing rows close to them in every column is not seen.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => DistanceAttacks.Of(pair, cancellation).Result();
}
