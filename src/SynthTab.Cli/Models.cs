using SynthTab.Neural;
using SynthTab.Synthesis;

namespace SynthTab.Cli;

/// <summary>All models that the tool has.</summary>
internal static class Models
{
    /// <summary>How long the default model may train where neither model, epochs nor a budget are named.</summary>
    public static TimeSpan DefaultBudget { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The classical models and the neural ones.</summary>
    public static SynthesizerCatalog Catalog { get; } = new([.. ClassicalSynthesizers.Entries, .. NeuralSynthesizers.Entries]);
}
