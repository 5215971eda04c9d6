using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis.Files;

/// <summary>The size and the hash of a part of a model file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record PartSeal(long Bytes, string Sha256);

/// <summary>The first page of a model file as json: what the model is, and the seals of the other parts.</summary>
internal static class ManifestJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The page as text.</summary>
    public static byte[] Write(ModelManifest manifest, IReadOnlyDictionary<string, PartSeal> parts)
    {
        var json = new JsonObject
        {
            ["format"] = manifest.Format,
            ["synthesizer"] = manifest.Synthesizer,
            ["library-version"] = manifest.LibraryVersion,
            ["options"] = manifest.Options.DeepClone(),
            ["seed"] = manifest.Seed,
            ["training"] = Training(manifest.Training),
            ["parts"] = new JsonObject(parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(
                p.Key, (JsonNode?)new JsonObject { ["bytes"] = p.Value.Bytes, ["sha256"] = p.Value.Sha256 }))),
        };
        return JsonSerializer.SerializeToUtf8Bytes(json, Indented);
    }

    /// <summary>Reads the page.</summary>
    /// <exception cref="SynthTabException">It is damaged, or of a format that this library does not know.</exception>
    public static (ModelManifest Manifest, IReadOnlyDictionary<string, PartSeal> Parts) Read(ReadOnlySpan<byte> utf8, string where)
    {
        var fields = new JsonFields(JsonFields.Parse(utf8, where), where);
        long format = fields.Integer("format");
        if (format != ModelManifest.CurrentFormat)
        {
            throw new SynthTabException(
                $"{where}: the file has format {format}, and this version reads format {ModelManifest.CurrentFormat}.");
        }
        var manifest = new ModelManifest
        {
            Format = (int)format,
            Synthesizer = fields.Text("synthesizer"),
            LibraryVersion = fields.Text("library-version"),
            Options = fields.Object("options"),
            Seed = fields.Integer("seed"),
            Training = Training(new JsonFields(fields.Object("training"), $"{where}, training")),
        };
        IReadOnlyDictionary<string, PartSeal> parts = Parts(fields.Object("parts"), where);
        fields.RequireNoOthers();
        return (manifest, parts);
    }

    private static JsonObject Training(TrainingSummary training) => new()
    {
        ["rows"] = training.Rows,
        ["seconds"] = training.Seconds,
        ["device"] = training.Device,
        ["epochs"] = training.Epochs ?? -1,
        ["interrupted"] = training.Interrupted,
        ["budget-reached"] = training.BudgetReached,
        ["figures"] = new JsonObject(training.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(
            f.Key, OptionValues.ToJson(f.Value)))),
    };

    private static TrainingSummary Training(JsonFields fields)
    {
        long epochs = fields.Integer("epochs", minimum: -1);
        var training = new TrainingSummary
        {
            Rows = (int)Math.Min(fields.Integer("rows", minimum: 0), int.MaxValue),
            Seconds = fields.Number("seconds"),
            Device = fields.Text("device"),
            Epochs = epochs < 0 ? null : (int)Math.Min(epochs, int.MaxValue),
            Interrupted = fields.Flag("interrupted"),
            BudgetReached = fields.Flag("budget-reached"),
            Figures = Figures(fields),
        };
        fields.RequireNoOthers();
        return training;
    }

    private static SortedDictionary<string, double> Figures(JsonFields fields)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in fields.Object("figures"))
        {
            figures[name] = OptionValues.TryRead(node, typeof(double), out object? value) ? (double)value!
                : throw fields.Wrong("figures", "numbers");
        }
        return figures;
    }

    private static SortedDictionary<string, PartSeal> Parts(JsonObject json, string where)
    {
        var parts = new SortedDictionary<string, PartSeal>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in json)
        {
            var fields = new JsonFields(node as JsonObject ?? [], $"{where}, parts, {name}");
            parts[name] = new PartSeal(fields.Integer("bytes", minimum: 0), fields.Text("sha256"));
            fields.RequireNoOthers();
        }
        return parts;
    }
}
