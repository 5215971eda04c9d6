using SynthTab.Evaluation.Fidelity.Detection;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>Does the synthetic table look like the real one? In report order.</summary>
internal static class FidelityMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new ColumnShapes(),
        new PairTrendsOwnEdges(),
        new PairTrendsSharedEdges(),
        new MissingShares(),
        new LogisticDetection(),
        new TreeDetection(),
    ];
}
