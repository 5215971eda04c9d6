using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Tables;

/// <summary>Takes typed values out of a json object and says in a sentence what is wrong where one is not as it must be.</summary>
internal sealed class JsonReading
{
    private readonly JsonObject _json;
    private readonly string _where;

    /// <summary>The node must be an object.</summary>
    public JsonReading(JsonNode? json, string where)
    {
        _where = where;
        _json = json as JsonObject ?? throw Problem("something else than an object was found", "an object in braces must stand here");
    }

    /// <summary>The error: where, what was found, what is needed.</summary>
    public SynthTabException Problem(string found, string needed) => new($"{_where}: {found}, and {needed}.");

    /// <summary>Throws the error if the fault is there.</summary>
    public void Refuse(bool fault, string found, string needed)
    {
        if (fault) { throw Problem(found, needed); }
    }

    /// <summary>Refuses every key but these.</summary>
    public void RefuseOthers(IReadOnlyCollection<string> known)
    {
        string? other = _json.Select(p => p.Key).FirstOrDefault(k => !known.Contains(k));
        if (other is not null) { throw Problem($"'{other}' is no known name", $"it must be one of {string.Join(", ", known)}"); }
    }

    /// <summary>A text, or null where it is absent.</summary>
    public string? Text(string key)
        => Present(key) is not { } node ? null
            : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>()
            : throw Problem($"'{key}' is no text", "it must be a text in quotes");

    /// <summary>A finite number, or null where it is absent.</summary>
    public double? Number(string key)
        => Present(key) is not { } node ? null
            : node.GetValueKind() == JsonValueKind.Number && node.Deserialize<double>() is var number && double.IsFinite(number) ? number
            : throw Problem($"'{key}' is no finite number", "it must be a number");

    /// <summary>A whole number, or null where it is absent.</summary>
    public int? Integer(string key)
        => Number(key) is not double number ? null
            : number == Math.Round(number) && Math.Abs(number) <= int.MaxValue ? (int)number
            : throw Problem($"'{key}' is no whole number", "it must be one");

    /// <summary>True or false, or null where it is absent.</summary>
    public bool? Truth(string key) => Present(key)?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem($"'{key}' is neither true nor false", "it must be one of them"),
    };

    /// <summary>A list of texts, empty where it is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Present(key) is not { } node) { return []; }
        if (node is not JsonArray list || list.Any(t => t?.GetValueKind() != JsonValueKind.String))
        {
            throw Problem($"'{key}' is no list of texts", "it must be a list of texts in quotes");
        }
        return [.. list.Select(t => t!.GetValue<string>())];
    }

    /// <summary>The meaning of a text that must be one of a few words.</summary>
    public T OneOf<T>(string key, string word, (T Value, string Name)[] words)
    {
        foreach ((T value, string name) in words)
        {
            if (name == word) { return value; }
        }
        throw Problem($"'{key}' holds '{word}'", $"it must be one of {string.Join(", ", words.Select(w => w.Name))}");
    }

    private JsonNode? Present(string key) => _json.TryGetPropertyValue(key, out JsonNode? node) ? node : null;
}
