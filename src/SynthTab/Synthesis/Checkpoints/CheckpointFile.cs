using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis.Checkpoints;

/// <summary>The training's part of a checkpoint: arrays beside those of the model, under a prefix of their own.</summary>
internal static class CheckpointFile
{
    private const string Prefix = "training.", Fingerprint = Prefix + "table-fingerprint";

    /// <summary>The arrays to put beside the model's.</summary>
    public static IEnumerable<KeyValuePair<string, NamedArray>> Arrays(IReadOnlyDictionary<string, NamedArray> state, long[] table) =>
    [
        .. state.Select(a => KeyValuePair.Create(Prefix + a.Key, a.Value)),
        KeyValuePair.Create(Fingerprint, new NamedArray([table.Length], table)),
    ];

    /// <summary>The state that a file holds, if it is one of this very training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">The synthesizer that is to go on.</param>
    /// <param name="options">Its options, all of them.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="table">The table's fingerprint.</param>
    /// <exception cref="SynthTabException">The file is missing, damaged, or of another training; the message says what differs.</exception>
    public static IReadOnlyDictionary<string, NamedArray> Read(string path, SynthesizerEntry entry, JsonObject options, long seed, long[] table)
    {
        ModelContents contents = ModelFile.Read(path);
        ModelManifest manifest = contents.Manifest;
        if (manifest.Synthesizer != entry.Name) { throw Other(path, $"the model '{manifest.Synthesizer}'", $"'{entry.Name}'"); }
        if (!contents.Weights.TryGetValue(Fingerprint, out NamedArray? fingerprint))
        {
            throw new SynthTabException($"checkpoint {path}: it holds a finished model, and unfinished training is needed to go on.");
        }
        JsonObject used = OptionsBinder.Complete(entry.DefaultOptions, manifest.Options, entry.Name);
        string[] differing = [.. options.Select(o => o.Key).Where(name => Text(used[name]) != Text(options[name]))];
        if (differing.Length > 0) { throw Other(path, Assignments(differing, used), Assignments(differing, options)); }
        if (manifest.Seed != seed) { throw Other(path, $"the seed {manifest.Seed}", $"{seed}"); }
        if (fingerprint.Values is not long[] cells || !cells.SequenceEqual(table))
        {
            throw new SynthTabException($"checkpoint {path}: it was trained on another table, and the same table with the same schema is needed to go on.");
        }
        return contents.Weights
            .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal) && a.Key != Fingerprint)
            .ToDictionary(a => a.Key[Prefix.Length..], a => a.Value, StringComparer.Ordinal);
    }

    private static string Assignments(string[] names, JsonObject options) => string.Join(" ", names.Select(name => $"{name}={Text(options[name])}"));

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "none";

    private static SynthTabException Other(string path, string found, string needed)
        => new($"checkpoint {path}: it was trained with {found}, and {needed} is asked for; training goes on only with what it began with.");
}
