using SynthTab.Synthesis.Classical;
using SynthTab.Synthesis.Classical.Smote;
using SynthTab.Synthesis.Classical.Trees;

namespace SynthTab.Synthesis;

/// <summary>The synthesizers that need no neural network, for the catalog. A new one is a line here.</summary>
public static class ClassicalSynthesizers
{
    /// <summary>The entries, simplest first.</summary>
    public static IReadOnlyList<SynthesizerEntry> Entries { get; } = [IndependentColumns.Entry, GaussianCopula.Entry, SequentialTrees.Entry, InterpolatedRows.Entry];
}
