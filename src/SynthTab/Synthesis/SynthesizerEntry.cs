using System.Text.Json.Nodes;

namespace SynthTab.Synthesis;

/// <summary>What a synthesizer can do besides making rows; shown by <c>synthtab models</c>, and what it cannot do is refused.</summary>
[Flags]
public enum SynthesizerCapabilities
{
    /// <summary>Makes rows.</summary>
    None = 0,

    /// <summary>Meets conditions on categories by itself, not by rejection alone.</summary>
    NativeConditions = 1,

    /// <summary>Uses a GPU where there is one.</summary>
    Gpu = 2,

    /// <summary>Trains in epochs, and so within a time budget.</summary>
    Budget = 4,

    /// <summary>Refines rows step by step, so that <see cref="SamplingOptions.Sampler"/> and <see cref="SamplingOptions.Steps"/> may be chosen.</summary>
    Samplers = 8,

    /// <summary>Can push rows towards their conditions by <see cref="SamplingOptions.Guidance"/>.</summary>
    Guidance = 16,

    /// <summary>Fills the gaps of rows that are partly known: its sampler is an <see cref="IRowCompleter"/>.</summary>
    Completion = 32,

    /// <summary>Knows how probable a row is: its sampler is an <see cref="IRowLikelihood"/>.</summary>
    Likelihood = 64,

    /// <summary>Knows a place for every row and a row for every place: its sampler is an <see cref="ILatentSampler"/>.</summary>
    Latent = 128,
}

/// <summary>One line of the catalog: how a synthesizer is called, described, made and brought back.</summary>
/// <param name="Name">In kebab-case; also the name in the model file.</param>
/// <param name="Summary">One sentence for a person who chooses.</param>
/// <param name="Capabilities">What it can do besides making rows.</param>
/// <param name="DefaultOptions">The options record with its defaults; its properties are the options of the command line.</param>
/// <param name="Create">Makes the model from its options, which are validated here.</param>
/// <param name="Load">Brings a model back from the contents of a model file, onto a device.</param>
public sealed record SynthesizerEntry(
    string Name,
    string Summary,
    SynthesizerCapabilities Capabilities,
    object DefaultOptions,
    Func<JsonObject, IGenerativeModel> Create,
    Func<ModelContents, string, IRowSampler> Load)
{
    /// <summary>The names that <see cref="SamplingOptions.Sampler"/> may have, in kebab-case, the default first. Default none; some
    /// exactly where there is <see cref="SynthesizerCapabilities.Samplers"/>.</summary>
    public IReadOnlyList<string> Samplers { get; init; } = [];

    /// <summary>Whether its rows lie so near to single training rows that it serves as a yardstick and not for sharing: it is compared
    /// only where it is named, and never recommended. Default false.</summary>
    public bool IsHazard { get; init; }

    /// <summary>The named sets of options. Default none.</summary>
    public IReadOnlyList<SynthesizerPreset> Presets { get; init; } = [];

    /// <summary>The name of the preset that fits a device (<c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>) where a person names
    /// none; null, as by default, for the options' own defaults.</summary>
    public Func<string, string?> PresetFor { get; init; } = _ => null;

    /// <summary>The few options that <c>tune</c> searches by itself. Default none.</summary>
    public SearchSpace SearchSpace { get; init; } = SearchSpace.None;

    /// <summary>The preset of this name.</summary>
    /// <exception cref="OptionsException">There is none; the message lists the names.</exception>
    public SynthesizerPreset Preset(string name) => Presets.FirstOrDefault(p => p.Name == name)
        ?? throw new OptionsException($"preset '{name}': {Name} has {(Presets.Count == 0 ? "no presets" : string.Join(", ", Presets.Select(p => p.Name)))}.");

    /// <summary>Refuses a way of sampling that this synthesizer does not have.</summary>
    /// <exception cref="OptionsException">It does not, with every reason.</exception>
    public void Require(SamplingOptions sampling) => SamplingCheck.Require(sampling, this);
}
