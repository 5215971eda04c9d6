using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>What a model file holds, in memory: data, never code.</summary>
public sealed class ModelContents
{
    /// <summary>What it is and how it was trained.</summary>
    public required ModelManifest Manifest { get; init; }

    /// <summary>The columns of the tables that the model makes: in a model's own hands, when it writes or loads itself, just those
    /// that it learned; in the file identifiers and free text as well.</summary>
    public required TableSchema Schema { get; init; }

    /// <summary>The fitted codings and other small learned facts, by part.</summary>
    public JsonObject Encoder { get; init; } = [];

    /// <summary>The weights and other learned arrays, by name.</summary>
    public IDictionary<string, NamedArray> Weights { get; init; } = new SortedDictionary<string, NamedArray>(StringComparer.Ordinal);
}

/// <summary>The first page of a model file.</summary>
public sealed record ModelManifest
{
    /// <summary>The version of the file format that this library writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the file format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The synthesizer's name in the catalog.</summary>
    public required string Synthesizer { get; init; }

    /// <summary>The version of the library that wrote it.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>The synthesizer's options, all of them.</summary>
    public required JsonObject Options { get; init; }

    /// <summary>The seed of the training.</summary>
    public long Seed { get; init; }

    /// <summary>How the training went.</summary>
    public required TrainingSummary Training { get; init; }
}

/// <summary>An array of numbers with a shape: what <c>weights.safetensors</c> stores under a name.</summary>
/// <param name="Shape">The dimensions; their product is the number of values.</param>
/// <param name="Values">The values in row-major order: <c>float[]</c>, <c>double[]</c>, <c>int[]</c> or <c>long[]</c>.</param>
public sealed record NamedArray(IReadOnlyList<long> Shape, Array Values);
