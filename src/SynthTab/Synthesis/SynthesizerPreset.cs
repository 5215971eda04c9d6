namespace SynthTab.Synthesis;

/// <summary>A named set of options of a synthesizer: a whole way of training that belongs together.</summary>
/// <param name="Name">In kebab-case.</param>
/// <param name="Summary">One sentence for a person who chooses.</param>
/// <param name="Assignments">The options that differ from the defaults, each as <c>name=value</c>.</param>
public sealed record SynthesizerPreset(string Name, string Summary, params IReadOnlyList<string> Assignments)
{
    /// <summary>A preset whose assignments are what an options record has other than the defaults.</summary>
    /// <param name="name">In kebab-case.</param>
    /// <param name="summary">One sentence for a person who chooses.</param>
    /// <param name="defaults">The record with its defaults.</param>
    /// <param name="options">The record of the preset, of the same type.</param>
    public static SynthesizerPreset Of(string name, string summary, object defaults, object options) => new(
        name,
        summary,
        [
            .. OptionsBinder.Describe(options).Zip(OptionsBinder.Describe(defaults))
                .Where(pair => pair.First.Default != pair.Second.Default)
                .Select(pair => $"{pair.First.Name}={pair.First.Default}"),
        ]);
}
