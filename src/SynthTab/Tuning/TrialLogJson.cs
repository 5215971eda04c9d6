using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using SynthTab.Synthesis.Checkpoints;
using SynthTab.Synthesis.Files;

namespace SynthTab.Tuning;

/// <summary>The lines of a search's log.</summary>
internal static class TrialLogJson
{
    private const string Format = "synthtab-trials", Refitted = "refitted";
    private const int Version = 1;
    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object in one line.</summary>
    public static string Line(JsonObject json) => json.ToJsonString(_readable);

    /// <summary>The first line: what is searched, and the plan.</summary>
    public static JsonObject Head(TuneRequest request, HalvingPlan plan, double elapsedSeconds)
    {
        JsonObject head = Settings(request);
        head["plan"] = Of(plan);
        head["elapsed-seconds"] = elapsedSeconds;
        return head;
    }

    /// <summary>The rungs.</summary>
    public static JsonArray Of(HalvingPlan plan)
        => [.. plan.Rungs.Select(r => new JsonObject { ["trials"] = r.Trials, ["seconds"] = r.Budget?.TotalSeconds })];

    /// <summary>Reads the first line.</summary>
    /// <exception cref="SynthTabException">It is of another search; the message says in what.</exception>
    public static (HalvingPlan Plan, double ElapsedSeconds) ReadHead(JsonObject line, TuneRequest request, string where)
    {
        foreach ((string key, JsonNode? wanted) in Settings(request))
        {
            if (line.TryGetPropertyValue(key, out JsonNode? found) && JsonNode.DeepEquals(found, wanted)) { continue; }
            throw new SynthTabException(key == "table"
                ? $"{where}: the search was on another table, and the same table with the same schema is needed to go on."
                : $"{where}: the search has {key} {Text(found)}, and {Text(wanted)} is asked for; it goes on only as it began.");
        }
        var fields = new JsonFields(line, where);
        Rung[] rungs = [.. fields.Items("plan").Zip(fields.Array("plan"), (item, node) =>
            new Rung((int)item.Integer("trials", 1), node!["seconds"] is null ? null : TimeSpan.FromSeconds(item.Number("seconds"))))];
        return rungs.Length > 0
            ? (new HalvingPlan(rungs), fields.Number("elapsed-seconds"))
            : throw fields.Wrong("plan", "a list of at least one rung");
    }

    /// <summary>The line of a trial in a rung.</summary>
    public static JsonObject Of(TrialResult result) => new()
    {
        ["trial"] = result.Trial.Number,
        ["rung"] = result.Rung,
        ["options"] = new JsonObject(result.Trial.Values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))),
        ["budget-seconds"] = result.Budget?.TotalSeconds,
        ["score"] = result.Score,
        ["parts"] = result.Parts is { } parts ? Of(parts) : null,
        ["failure"] = result.Failure,
        ["fit-seconds"] = result.FitSeconds,
        ["judge-seconds"] = result.JudgeSeconds,
        ["elapsed-seconds"] = result.ElapsedSeconds,
    };

    /// <summary>Reads the line of a trial.</summary>
    /// <exception cref="SynthTabException">It is damaged, or of no trial of this search.</exception>
    public static TrialResult Read(JsonObject line, IReadOnlyList<Trial> trials, string where)
    {
        var fields = new JsonFields(line, where);
        long number = fields.Integer("trial", 0);
        Trial trial = trials.FirstOrDefault(t => t.Number == number) ?? throw fields.Wrong("trial", "the number of a trial of this search");
        if (!trial.Values.All(v => line["options"]?[v.Key] is JsonValue text && text.TryGetValue(out string? value) && value == v.Value))
        {
            throw fields.Wrong("options", "those that this search draws for the trial");
        }
        TimeSpan? budget = line["budget-seconds"] is null ? null : TimeSpan.FromSeconds(fields.Number("budget-seconds"));
        return new TrialResult(trial, (int)fields.Integer("rung", 0), budget)
        {
            Parts = line["parts"] is null ? null : Parts(new JsonFields(fields.Object("parts"), $"{where}, parts"), fields.Object("parts")),
            Failure = line["failure"] is null ? null : fields.Text("failure"),
            FitSeconds = fields.Number("fit-seconds"),
            JudgeSeconds = fields.Number("judge-seconds"),
            ElapsedSeconds = fields.Number("elapsed-seconds"),
        };
    }

    /// <summary>The last line.</summary>
    public static JsonObject End(Trial winner, double fitSeconds) => new() { [Refitted] = winner.Number, ["fit-seconds"] = fitSeconds };

    /// <summary>Whether a line is the last one.</summary>
    public static bool IsEnd(JsonObject line) => line.ContainsKey(Refitted);

    /// <summary>The parts of a score by name.</summary>
    public static JsonObject Of(ScoreParts parts) => new()
    {
        ["shape-excess"] = parts.ShapeExcess,
        ["trend-excess"] = parts.TrendExcess,
        ["detection"] = parts.Detection,
        ["utility-loss"] = parts.UtilityLoss,
        ["nearer-share"] = parts.NearerShare,
        ["copied"] = parts.Copied,
        ["exact-copies"] = parts.ExactCopies,
    };

    private static ScoreParts Parts(JsonFields fields, JsonObject json)
    {
        double? Optional(string name) => json[name] is null ? null : fields.Number(name);
        return new ScoreParts
        {
            ShapeExcess = fields.Number("shape-excess"),
            TrendExcess = Optional("trend-excess"),
            Detection = Optional("detection"),
            UtilityLoss = Optional("utility-loss"),
            NearerShare = Optional("nearer-share"),
            Copied = fields.Number("copied"),
            ExactCopies = fields.Number("exact-copies"),
        };
    }

    private static JsonObject Settings(TuneRequest request) => new()
    {
        ["format"] = Format,
        ["version"] = Version,
        ["model"] = request.Entry.Name,
        ["options"] = new JsonArray([.. request.Assignments.Select(a => (JsonNode)a)]),
        ["search"] = new JsonArray([.. request.Space.Options.Select(o => (JsonNode)$"{o.Name}: {o}")]),
        ["trials"] = request.Trials,
        ["seed"] = request.Seed,
        ["budget-seconds"] = request.Budget.TotalSeconds,
        ["table"] = new JsonArray([.. TableFingerprint.Of(request.Table).Select(part => (JsonNode)part)]),
    };

    private static string Text(JsonNode? node) => node?.ToJsonString(_readable) ?? "none";
}
