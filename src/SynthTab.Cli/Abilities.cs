using SynthTab.Synthesis;

namespace SynthTab.Cli;

/// <summary>What models can do besides making rows, in words.</summary>
internal static class Abilities
{
    private const SynthesizerCapabilities NotOfControl = SynthesizerCapabilities.Gpu | SynthesizerCapabilities.Budget | SynthesizerCapabilities.Samplers;

    /// <summary>All abilities of a model.</summary>
    public static IEnumerable<string> Of(SynthesizerEntry entry)
    {
        yield return "rows";
        foreach (SynthesizerCapabilities ability in Enum.GetValues<SynthesizerCapabilities>().Where(c => c != SynthesizerCapabilities.None && entry.Capabilities.HasFlag(c)))
        {
            yield return ability == SynthesizerCapabilities.Samplers ? $"samplers ({string.Join(", ", entry.Samplers)})" : Word(ability);
        }
    }

    /// <summary>Those that let a person decide what rows there are to be.</summary>
    public static IReadOnlyList<string> OfControl(SynthesizerEntry entry)
        => [.. Enum.GetValues<SynthesizerCapabilities>().Where(c => c != SynthesizerCapabilities.None && !NotOfControl.HasFlag(c) && entry.Capabilities.HasFlag(c)).Select(Word)];

    private static string Word(SynthesizerCapabilities ability) => ability == SynthesizerCapabilities.NativeConditions
        ? "conditions"
        : OptionsCheck.Kebab(ability.ToString()).Replace('-', ' ');
}
