namespace SynthTab.Synthesis;

/// <summary>A named set of options of a synthesizer: a whole way of training that belongs together.</summary>
/// <param name="Name">In kebab-case.</param>
/// <param name="Summary">One sentence for a person who chooses.</param>
/// <param name="Assignments">The options that differ from the defaults, each as <c>name=value</c>.</param>
public sealed record SynthesizerPreset(string Name, string Summary, params IReadOnlyList<string> Assignments);
