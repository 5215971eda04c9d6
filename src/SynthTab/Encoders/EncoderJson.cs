using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SynthTab.Encoders;

/// <summary>All that an encoder has learned, as one json object. Keys that nobody knows, or that are missing, are errors.</summary>
internal sealed record EncoderJson
{
    private static readonly JsonSerializerOptions _strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What each column's coding has learned, in schema order.</summary>
    public required IReadOnlyList<LearnedColumn> Columns { get; init; }

    /// <summary>Writes it.</summary>
    public JsonObject Write() => JsonSerializer.SerializeToNode(this, _strict)!.AsObject();

    /// <summary>Reads it.</summary>
    /// <exception cref="SynthTabException">A key is unknown or missing, or a value is of the wrong type.</exception>
    public static EncoderJson Read(JsonObject json)
    {
        try
        {
            EncoderJson read = json.Deserialize<EncoderJson>(_strict)!;
            return read.Columns.Contains(null!) ? throw new JsonException("A column is null.") : read;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException) // the latter: a column names no coding
        {
            string place = unreadable is JsonException { Path: string path } ? path : "a column's coding";
            throw new SynthTabException(
                $"encoder: {place} cannot be read, and codings saved by this version of the library are needed.", unreadable);
        }
    }
}
