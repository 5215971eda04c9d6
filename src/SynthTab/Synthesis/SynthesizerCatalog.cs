using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis;

/// <summary>The synthesizers that there are, by name. A new one is a line in a list of entries.</summary>
public sealed class SynthesizerCatalog
{
    private readonly Dictionary<string, SynthesizerEntry> _byName;

    /// <summary>Makes a catalog of these entries.</summary>
    /// <exception cref="ArgumentException">Two entries share a name.</exception>
    public SynthesizerCatalog(params IEnumerable<SynthesizerEntry> entries)
    {
        Entries = [.. entries];
        _byName = Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
    }

    /// <summary>The entries, in the order of the lists.</summary>
    public IReadOnlyList<SynthesizerEntry> Entries { get; }

    /// <summary>The entry of this name.</summary>
    /// <exception cref="SynthTabException">There is none; the message lists the names and the nearest one.</exception>
    public SynthesizerEntry this[string name] => _byName.TryGetValue(name, out SynthesizerEntry? entry)
        ? entry
        : throw new SynthTabException($"synthesizer '{name}': there is no such synthesizer, there are {string.Join(", ", _byName.Keys)}"
            + $"{(NearestName.Of(name, _byName.Keys) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}");

    /// <summary>Makes a synthesizer that is ready to learn a table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The options that differ from the defaults, by their kebab-case names, or null.</param>
    /// <exception cref="SynthTabException">The name or an option does not exist, or the options cannot work.</exception>
    public ISynthesizer Create(string name, JsonObject? options = null) => new Synthesizer(this[name], options ?? []);

    /// <summary>Makes a synthesizer from options as a person writes them, <c>learning-rate=1e-4</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="assignments">The options that differ from the preset's.</param>
    /// <param name="preset">The preset to start from, or null for the defaults.</param>
    /// <exception cref="SynthTabException">The name, the preset or an option does not exist, or the options cannot work.</exception>
    public ISynthesizer Create(string name, IEnumerable<string> assignments, string? preset = null)
    {
        SynthesizerEntry entry = this[name];
        IEnumerable<string> all = preset is null ? assignments : entry.Preset(preset).Assignments.Concat(assignments);
        return Create(name, OptionsBinder.Parse(entry.DefaultOptions, all, name));
    }

    /// <summary>Brings a model back from its file.</summary>
    /// <param name="path">A file that <see cref="IFittedSynthesizer.Save"/> wrote.</param>
    /// <param name="device">Where it is to work: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</param>
    /// <exception cref="ModelFileException">The file is missing, damaged, of another version or made by an unknown synthesizer.</exception>
    public IFittedSynthesizer Load(string path, string device = "auto")
    {
        ModelContents contents = ModelFile.Read(path);
        string name = contents.Manifest.Synthesizer;
        if (!_byName.TryGetValue(name, out SynthesizerEntry? entry))
        {
            throw new ModelFileException(
                path, $"it was made by the synthesizer '{name}', and this program has {string.Join(", ", _byName.Keys)}.");
        }
        try
        {
            OptionsBinder.Complete(entry.DefaultOptions, contents.Manifest.Options, name);
            return FittedSynthesizer.FromContents(entry, contents, device);
        }
        catch (SynthTabException e) when (e is not ModelFileException)
        {
            throw new ModelFileException(path, e.Message, e);
        }
    }
}
