using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthTab.Cli.Jobs;

/// <summary>How far a job has come; written anew, as a whole, after each of its steps.</summary>
internal sealed record JobRecord
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The hash of tables, options, model and seed.</summary>
    public required string Key { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>What training used, once it is done.</summary>
    public ProcessUsage? Training { get; init; }

    /// <summary>The seconds that the model says it trained.</summary>
    public double TrainingSeconds { get; init; }

    /// <summary>Where it trained.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The size of its file.</summary>
    public long ModelBytes { get; init; }

    /// <summary>What sampling used, once it is done.</summary>
    public ProcessUsage? Sampling { get; init; }

    /// <summary>The seconds that making the rows took, without start and loading.</summary>
    public double SamplingSeconds { get; init; }

    /// <summary>The rows that were made.</summary>
    public long Rows { get; init; }

    /// <summary>What evaluating used, once it is done.</summary>
    public ProcessUsage? Evaluation { get; init; }

    /// <summary>Why the job ended without a result, in one sentence; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether there is nothing left to do.</summary>
    [JsonIgnore]
    public bool IsDone => Evaluation is not null;

    /// <summary>The record of a file, if it is one of this job.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The job's key.</param>
    public static JobRecord? Read(string file, string key)
    {
        if (!File.Exists(file)) { return null; }
        try { return JsonSerializer.Deserialize<JobRecord>(File.ReadAllText(file), _json) is { } record && record.Key == key ? record : null; }
        catch (JsonException) { return null; } // not ours, or of another version: the job is done once more
    }

    /// <summary>Writes the record, so that the file is always whole.</summary>
    public void Write(string file)
    {
        File.WriteAllText(file + ".partial", JsonSerializer.Serialize(this, _json));
        File.Move(file + ".partial", file, overwrite: true);
    }
}
