using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Utility;

namespace SynthTab.Evaluation;

/// <summary>All metrics, family by family; the order is that of the reports. Each family keeps its own list in its folder.</summary>
public static class MetricCatalog
{
    /// <summary>Every metric, in report order.</summary>
    public static IReadOnlyList<IMetric> All { get; } =
    [
        .. FidelityMetrics.All,
        .. DiversityMetrics.All,
        .. UtilityMetrics.All,
        .. PrivacyMetrics.All,
    ];

    /// <summary>The metric of this name.</summary>
    /// <exception cref="SynthTabException">There is none.</exception>
    public static IMetric Named(string name) => All.FirstOrDefault(m => m.Description.Name == name)
        ?? throw new SynthTabException($"metric '{name}': there is no such metric; there are {string.Join(", ", All.Select(m => m.Description.Name))}.");
}
