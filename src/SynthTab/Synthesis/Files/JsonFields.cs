using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis.Files;

/// <summary>
/// Reads a json object strictly: a field that is absent or of another type, and a field that nobody asked for, is an error with
/// its place, never a default.
/// </summary>
/// <param name="json">The object.</param>
/// <param name="where">Its place, as a message should say: <c>encoder.json</c>.</param>
public sealed class JsonFields(JsonObject json, string where)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Parses a json text whose outermost value is an object.</summary>
    /// <exception cref="SynthTabException">It is not json, or not an object, or a key stands twice.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8, string where)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(document.RootElement.Clone())!
                : throw new SynthTabException($"{where}: it holds a json {document.RootElement.ValueKind}, and an object is needed.");
        }
        catch (JsonException e)
        {
            throw new SynthTabException($"{where}: it is not json (line {e.LineNumber + 1}), and a json object is needed.", e);
        }
    }

    /// <summary>The text of a field.</summary>
    public string Text(string name)
        => Value(name, JsonValueKind.String)!.GetValue<string>();

    /// <summary>The number of a field.</summary>
    public double Number(string name)
        => Value(name, JsonValueKind.Number)!.AsValue().TryGetValue(out double number) && double.IsFinite(number)
            ? number
            : throw Wrong(name, "a finite number");

    /// <summary>The whole number of a field, at least <paramref name="minimum"/>.</summary>
    public long Integer(string name, long minimum = long.MinValue)
        => Value(name, JsonValueKind.Number)!.AsValue().TryGetValue(out long number) && number >= minimum
            ? number
            : throw Wrong(name, minimum == long.MinValue ? "a whole number" : $"a whole number of at least {minimum}");

    /// <summary>The truth value of a field.</summary>
    public bool Flag(string name)
        => Node(name)?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, "true or false"),
        };

    /// <summary>The object of a field.</summary>
    public JsonObject Object(string name) => Value(name, JsonValueKind.Object)!.AsObject();

    /// <summary>The array of a field.</summary>
    public JsonArray Array(string name) => Value(name, JsonValueKind.Array)!.AsArray();

    /// <summary>The fields of an object that is an item of the array of a field.</summary>
    public IEnumerable<JsonFields> Items(string name)
    {
        int position = 0;
        foreach (JsonNode? item in Array(name))
        {
            yield return item is JsonObject fields
                ? new JsonFields(fields, $"{where}, {name}[{position++}]")
                : throw new SynthTabException($"{where}: an item of '{name}' is not an object, and must be one.");
        }
    }

    /// <summary>An error at this place.</summary>
    public SynthTabException Wrong(string name, string need) => new($"{where}: '{name}' must be {need}.");

    /// <summary>Refuses fields that were not read.</summary>
    public void RequireNoOthers()
    {
        string? other = json.Select(f => f.Key).FirstOrDefault(k => !_asked.Contains(k));
        if (other is not null)
        {
            throw new SynthTabException($"{where}: the key '{other}' is unknown, and only known keys may stand there.");
        }
    }

    private JsonNode? Node(string name)
    {
        _asked.Add(name);
        return json.TryGetPropertyValue(name, out JsonNode? node)
            ? node
            : throw new SynthTabException($"{where}: the key '{name}' is absent, and is needed.");
    }

    private JsonNode Value(string name, JsonValueKind kind)
        => Node(name) is { } node && node.GetValueKind() == kind ? node : throw Wrong(name, $"a json {kind.ToString().ToLowerInvariant()}");
}
