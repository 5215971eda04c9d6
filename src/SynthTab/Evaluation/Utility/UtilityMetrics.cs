namespace SynthTab.Evaluation.Utility;

/// <summary>Does what is learned from the synthetic table work on real data? In report order.</summary>
internal static class UtilityMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new TreeUtility(),
        new LinearUtility(),
        new ForestUtility(),
        new NetworkUtility(),
        new GlobalUtility(),
        new ImportanceAgreement(),
        new Augmentation(),
    ];
}
