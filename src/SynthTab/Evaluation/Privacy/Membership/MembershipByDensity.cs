using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The area under the ROC curve of <see cref="DensityAttacks"/>, by kernels.</summary>
internal sealed class MembershipByDensity : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "membership-domias",
        Family = MetricFamily.Privacy,
        Question = "Can somebody who knows how dense real rows lie tell who was in the training table?",
        Blindness = "Kernels in many dimensions are too wide to see single copies, and categories are not looked at.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        DependsOnSize = false,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => DensityAttacks.Of(pair, cancellation).Result();
}
