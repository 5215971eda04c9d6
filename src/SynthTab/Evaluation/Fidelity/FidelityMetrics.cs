using SynthTab.Evaluation.Fidelity.Detection;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>Does the synthetic table look like the real one? In report order.</summary>
internal static class FidelityMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        new ColumnShapes(),
        new Wasserstein(),
        new JensenShannon(),
        new Statistics(),
        new Tails(),
        new MissingShares(),
        new DecimalGrid(),
        new RangeAdherence(),
        new CategoryAdherence(),
        new PairTrendsOwnEdges(),
        new PairTrendsSharedEdges(),
        new ThreeWayMarginals(),
        new Frechet(),
        new MaximumMeanDiscrepancy(),
        new AlphaPrecision(),
        new LogisticDetection(),
        new TreeDetection(),
    ];
}
