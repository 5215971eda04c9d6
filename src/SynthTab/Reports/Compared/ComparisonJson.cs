using System.Text.Json;
using System.Text.Json.Nodes;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;

namespace SynthTab.Reports.Compared;

/// <summary>A comparison as json for programs, with every figure of every run in full.</summary>
public static class ComparisonJson
{
    /// <summary>The version of the schema; it grows when a reader of the former one could break.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report; the same comparison gives the same text.</summary>
    public static string Text(ModelComparison comparison) => Root(comparison).ToJsonString(_readable) + "\n";

    private static JsonObject Root(ModelComparison c) => new()
    {
        ["format"] = "synthtab-comparison",
        ["version"] = Version,
        ["table"] = c.Table,
        ["rows"] = new JsonObject { ["training"] = c.TrainingRows, ["holdout"] = c.HoldoutRows },
        ["columns"] = c.Columns,
        ["target"] = c.Target,
        ["terms"] = List(c.Terms, t => t),
        ["recommendation"] = Describe(c.Recommendation),
        ["real"] = new JsonObject(ComparedFigure.All.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)c.Real(f)))),
        ["models"] = List(c.Models, m => Describe(m, c.Scores.FirstOrDefault(s => s.Model == m))),
        ["bootstrap"] = c.Bootstrap is { } bootstrap ? Describe(bootstrap, c.BootstrapScores) : null,
    };

    private static JsonObject Describe(Recommendation r) => new()
    {
        ["needs"] = List(r.Needs, n => Kebab(n)),
        ["model"] = r.Model,
        ["reason"] = r.Reason,
        ["sureness"] = r.Sureness is { } sureness ? Kebab(sureness) : null,
        ["surenessReason"] = r.SurenessReason,
        ["runnerUp"] = r.RunnerUp,
        ["givenUp"] = List(r.GivenUp, g => g),
        ["unfit"] = List(r.Unfit, u => new JsonObject { ["model"] = u.Name, ["reason"] = u.Reason }),
    };

    private static JsonObject Describe(ComparedModel model, ModelScores? scores) => new()
    {
        ["name"] = model.Name,
        ["isHazard"] = model.IsHazard,
        ["abilities"] = List(model.Abilities, a => a),
        ["failure"] = model.Failure,
        ["figures"] = new JsonObject(ComparedFigure.All.Select(f => (f.Name, Mean: model.Figure(f.Name))).Where(f => f.Mean is not null)
            .Select(f => KeyValuePair.Create(f.Name, (JsonNode?)new JsonObject { ["value"] = f.Mean!.Value, ["half"] = f.Mean.Half, ["reference"] = f.Mean.Reference, ["seeds"] = f.Mean.Seeds }))),
        ["scores"] = scores is null ? null : new JsonObject(Criterion.All.Select(c =>
            KeyValuePair.Create(c.Name, (JsonNode?)new JsonObject { ["value"] = c.Of(scores).Value, ["half"] = c.Of(scores).Half }))),
        ["runs"] = List(model.Runs, Describe),
    };

    private static JsonObject Describe(ModelRun run) => new()
    {
        ["seed"] = run.Seed,
        ["failure"] = run.Failure,
        ["report"] = run.Report,
        ["verdicts"] = new JsonObject(run.Verdicts.Select(v => KeyValuePair.Create(Kebab(v.Family), (JsonNode?)Kebab(v.Grade)))),
        ["figures"] = new JsonObject(run.Figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["value"] = f.Value.Value, ["half"] = f.Value.Half, ["reference"] = f.Value.Reference }))),
        ["cost"] = run.Cost is not { } cost ? null : new JsonObject
        {
            ["trainingSeconds"] = cost.TrainingSeconds,
            ["trainingProcessorSeconds"] = cost.TrainingProcessorSeconds,
            ["trainingPeakBytes"] = cost.TrainingPeakBytes,
            ["device"] = cost.Device,
            ["samplingSeconds"] = cost.SamplingSeconds,
            ["samplingProcessorSeconds"] = cost.SamplingProcessorSeconds,
            ["samplingPeakBytes"] = cost.SamplingPeakBytes,
            ["rows"] = cost.Rows,
            ["modelBytes"] = cost.ModelBytes,
        },
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];

    private static string Kebab<T>(T name) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());
}
