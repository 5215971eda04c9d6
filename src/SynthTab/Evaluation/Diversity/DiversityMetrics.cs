namespace SynthTab.Evaluation.Diversity;

/// <summary>Does the synthetic table hold everything that the real one holds? In report order.</summary>
internal static class DiversityMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new DistinctRows(),
        new CategoryCoverage(),
        new RareCategoryCoverage(),
        new RareCombinationCoverage(),
        new RangeCoverage(),
        new ClusterCoverage(),
        new BetaRecall(),
        new DensityAndCoverage(),
    ];
}
