using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthTab.Evaluation;

namespace SynthTab.Reports;

/// <summary>The scorecard as json for programs, with every figure in full. <c>report-json.md</c> beside this file documents the
/// schema; <see cref="Version"/> grows when a reader of the former one could break.</summary>
public static class JsonReport
{
    /// <summary>The version of the schema.</summary>
    public const int Version = 1;

    // The report is a file of its own, never part of a web page: letters such as ² may stand as they are.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the report to a file, as UTF-8.</summary>
    public static void Write(Scorecard scorecard, string path) => File.WriteAllText(path, Text(scorecard));

    /// <summary>The report; the same scorecard gives the same text.</summary>
    public static string Text(Scorecard scorecard) => Root(scorecard).ToJsonString(Readable) + "\n";

    private static JsonObject Root(Scorecard card) => new()
    {
        ["format"] = "synthtab-report",
        ["version"] = Version,
        ["seed"] = card.Seed,
        ["rows"] = new JsonObject { ["training"] = card.TrainingRows, ["holdout"] = card.HoldoutRows, ["synthetic"] = card.SyntheticRows },
        ["columns"] = List(card.Columns, c => new JsonObject { ["name"] = c.Name, ["kind"] = c.Kind, ["isTarget"] = c.IsTarget }),
        ["ignored"] = List(card.Ignored, c => new JsonObject { ["name"] = c.Name, ["reason"] = c.Reason }),
        ["notes"] = List(card.Notes, note => note),
        ["verdicts"] = List(card.Verdicts, v => new JsonObject { ["family"] = Lower(v.Family), ["grade"] = Lower(v.Grade), ["sentence"] = v.Sentence }),
        ["likelihood"] = card.Likelihood is { } likelihood ? JsonLikelihood.Of(likelihood) : null,
        ["metrics"] = List(card.Outcomes, Outcome),
        ["pictures"] = JsonPictures.Of(card.Pictures),
    };

    private static JsonObject Outcome(MetricOutcome outcome) => new()
    {
        ["name"] = outcome.Metric.Name,
        ["family"] = Lower(outcome.Metric.Family),
        ["question"] = outcome.Metric.Question,
        ["blindness"] = outcome.Metric.Blindness,
        ["direction"] = Lower(outcome.Metric.Direction),
        ["range"] = new JsonObject { ["low"] = Finite(outcome.Metric.Range.Low), ["high"] = Finite(outcome.Metric.Range.High) },
        ["value"] = Result(outcome.Value),
        ["reference"] = Result(outcome.Reference),
        ["valueAtReferenceSize"] = outcome.AtReferenceSize is null ? null : Result(outcome.AtReferenceSize),
        ["ratioToReference"] = outcome.RatioToReference,
        ["standing"] = outcome.Standing is { } standing ? Lower(standing) : null,
        ["reach"] = outcome.Reach is { } reach ? Ends(reach) : null,
        ["coversReference"] = outcome.CoversReference,
    };

    private static JsonObject Result(MetricResult result) => result switch
    {
        MetricResult.NotApplicable none => new JsonObject { ["notApplicable"] = none.Reason },
        MetricResult.Score score => new JsonObject
        {
            ["score"] = score.Value,
            ["measure"] = score.Measure,
            ["interval"] = score.Interval is { } interval ? Ends(interval) : null,
            ["notes"] = List(score.Notes, note => note),
            ["details"] = List(score.Details, Detail),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private static JsonObject Ends(Interval interval) => new()
    {
        ["low"] = interval.Low,
        ["high"] = interval.High,
        ["confidence"] = interval.Confidence,
    };

    private static JsonObject Detail(DetailTable table) => new()
    {
        ["name"] = table.Name,
        ["title"] = table.Title,
        ["kind"] = Lower(table.Kind),
        ["labelHeaders"] = List(table.LabelHeaders, header => header),
        ["valueHeaders"] = List(table.ValueHeaders, header => header),
        ["rows"] = List(table.Rows, row => new JsonObject
        {
            ["labels"] = List(row.Labels, label => label),
            ["values"] = List(row.Values, value => value),
        }),
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Lower<T>(T name) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());
}
