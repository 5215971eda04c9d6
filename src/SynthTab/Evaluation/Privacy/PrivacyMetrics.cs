using SynthTab.Evaluation.Privacy.Attacks;
using SynthTab.Evaluation.Privacy.Membership;

namespace SynthTab.Evaluation.Privacy;

/// <summary>Does the synthetic table give away rows of the training table? In report order.</summary>
internal static class PrivacyMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new ExactCopies(),
        new NearCopies(),
        new DistanceToClosestRecord(),
        new NearestNeighbourRatio(),
        new Identifiability(),
        new Authenticity(),
        new MembershipInference(),
        new MembershipByDistance(),
        new MembershipByDensity(),
        new MembershipByClassifier(),
        new SinglingOutUnivariate(),
        new SinglingOutMultivariate(),
        new Linkability(),
        new AttributeInference(),
        new KMap(),
        new DisclosureCap(),
    ];
}
