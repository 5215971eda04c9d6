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
    Func<ModelContents, string, IRowSampler> Load);
