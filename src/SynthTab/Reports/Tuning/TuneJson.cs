using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>A search as json for programs, with every figure in full.</summary>
public static class TuneJson
{
    /// <summary>The version of the schema; grows when a reader of the former one could break.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report; the same result gives the same text.</summary>
    public static string Text(TuneResult result) => Of(result).ToJsonString(_readable) + "\n";

    /// <summary>The report as an object.</summary>
    public static JsonObject Of(TuneResult result) => new()
    {
        ["format"] = "synthtab-tune",
        ["version"] = Version,
        ["model"] = result.Model,
        ["seed"] = result.Seed,
        ["budget-seconds"] = result.Budget.TotalSeconds,
        ["search-seconds"] = result.Elapsed.TotalSeconds,
        ["rows"] = new JsonObject { ["learned"] = result.LearnedRows, ["validation"] = result.ValidationRows },
        ["options"] = List(result.Assignments, a => a),
        ["search"] = List(result.Space.Options, o => new JsonObject { ["option"] = o.Name, ["values"] = o.ToString() }),
        ["plan"] = TrialLogJson.Of(result.Plan),
        ["interrupted"] = result.Outcome.Interrupted,
        ["trials-left-out"] = result.Outcome.TrialsLeftOut,
        ["winner"] = result.Winner is { } winner ? Trial(winner) : null,
        ["start"] = result.Start is { } start ? Trial(start) : null,
        ["sensitivity"] = List(result.Sensitivities, Sensitivity),
        ["trials"] = List(result.Outcome.Results, Trial),
        ["refit"] = result.Refit is { } refit
            ? new JsonObject { ["rows"] = refit.Rows, ["seconds"] = refit.Seconds, ["epochs"] = refit.Epochs }
            : null,
        ["notes"] = List(TuneWording.Notes(result), note => note),
    };

    private static JsonObject Trial(TrialResult result)
    {
        JsonObject json = TrialLogJson.Of(result);
        json["distance"] = result.Parts?.Distance;
        return json;
    }

    private static JsonObject Sensitivity(OptionSensitivity option) => new()
    {
        ["option"] = option.Option,
        ["share"] = option.Share,
        ["by-chance"] = option.ByChance,
        ["matters"] = option.Matters,
        ["levels"] = List(option.Levels, l => new JsonObject
        {
            ["level"] = l.Level,
            ["trials"] = l.Trials,
            ["mean-score"] = l.MeanScore,
            ["standard-error"] = l.StandardError,
        }),
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];
}
