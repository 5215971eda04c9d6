using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Tables;

/// <summary>A schema as json, for the schema file that people edit and for the model file.</summary>
/// <remarks>Names are in kebab-case. Unknown names, and values that cannot be, are errors that say where. What a column does not
/// have is left out. Minimum and maximum of a datetime column are moments, as in <c>2014-05-02T00:00:00</c>.</remarks>
public static class TableSchemaJson
{
    /// <summary>The version of the json that this library writes and reads.</summary>
    public const int Version = 1;

    /// <summary>The schema as json.</summary>
    public static JsonObject ToJson(TableSchema schema) => new()
    {
        ["version"] = Version,
        ["columns"] = new JsonArray([.. schema.Columns.Select(ColumnSchemaJson.ToJson)]),
    };

    /// <summary>The schema of this json.</summary>
    /// <param name="json">What <see cref="ToJson"/> makes.</param>
    /// <param name="source">Where it came from, as errors should say: a path.</param>
    /// <exception cref="SynthTabException">It is not a schema of this version: where, what was found, what is needed.</exception>
    public static TableSchema FromJson(JsonNode? json, string source)
    {
        var node = new JsonReading(json, source);
        int version = node.Integer("version") ?? throw node.Problem("'version' is absent", $"it must be {Version}");
        if (version != Version) { throw node.Problem($"'version' is {version}", $"this library reads version {Version}"); }
        if (json!["columns"] is not JsonArray { Count: > 0 } columns)
        {
            throw node.Problem("'columns' is absent, empty or no list", "it must be a list of columns");
        }
        node.RefuseOthers(["version", "columns"]);
        ColumnSchema[] read = [.. columns.Select((column, i) => ColumnSchemaJson.FromJson(column, source, i))];
        try { return new TableSchema(read); }
        catch (SynthTabException problem) { throw new SynthTabException($"{source}: {problem.Message}", problem); }
    }

    /// <summary>The schema of this text.</summary>
    /// <exception cref="SynthTabException">It is no json, or not a schema of this version.</exception>
    public static TableSchema Parse(string text, string source)
    {
        var strict = new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            AllowDuplicateProperties = false,
        };
        try { return FromJson(JsonNode.Parse(text, documentOptions: strict), source); }
        catch (JsonException problem)
        {
            long line = (problem.LineNumber ?? 0) + 1;
            throw new SynthTabException($"{source}, line {line}: the text is not json, and a schema in json is needed.", problem);
        }
    }
}
