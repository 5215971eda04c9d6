using System.Text.Json;
using System.Text.Json.Nodes;
using SynthTab.Comparisons;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports.Compared;

/// <summary>Takes from a report in json what models are compared by: the other side of <see cref="JsonReport"/>.</summary>
public static class RunReading
{
    private static readonly JsonSerializerOptions _kebab = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>The figures and verdicts of a report.</summary>
    /// <param name="json">The text of a <c>report.json</c>.</param>
    /// <exception cref="SynthTabException">It is not one, or one of another version.</exception>
    public static (IReadOnlyDictionary<string, FigureValue> Figures, IReadOnlyList<FamilyVerdict> Verdicts) Read(string json)
    {
        try
        {
            JsonNode root = JsonNode.Parse(json)!;
            if ((int?)root["version"] != JsonReport.Version) { throw new SynthTabException($"report.json: its version is {root["version"]}, and {JsonReport.Version} is needed."); }
            Dictionary<string, JsonNode> metrics = root["metrics"]!.AsArray().ToDictionary(m => (string)m!["name"]!, m => m!);
            Dictionary<string, FigureValue> figures = [];
            foreach (ComparedFigure figure in ComparedFigure.All)
            {
                if (metrics.TryGetValue(figure.Metric, out JsonNode? metric) && Value(figure, metric) is { } value) { figures[figure.Name] = value; }
            }
            return (figures, [.. root["verdicts"]!.AsArray().Select(v => new FamilyVerdict(Named<MetricFamily>(v!["family"]!), Named<VerdictGrade>(v["grade"]!), (string)v["sentence"]!))]);
        }
        catch (Exception damage) when (damage is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new SynthTabException("report.json: it is not a whole report of this tool, and one is needed.", damage);
        }
    }

    private static FigureValue? Value(ComparedFigure figure, JsonNode metric)
    {
        JsonNode judged = metric["valueAtReferenceSize"] ?? metric["value"]!;
        if ((double?)judged["score"] is not { } score) { return null; }
        double? reference = (double?)metric["reference"]?["score"];
        double? half = judged["interval"] is { } ends ? ((double)ends["high"]! - (double)ends["low"]!) / 2 : null;
        return figure switch
        {
            { Group: FigureGroup.Utility } => (double?)metric["ratioToReference"] is { } ratio ? new FigureValue(ratio, half / reference, 1) : null,
            { Group: FigureGroup.Fidelity, Form: FigureForm.Percent } => new FigureValue(1 - score, half, 1 - reference),
            _ => new FigureValue(score, half, reference),
        };
    }

    private static T Named<T>(JsonNode name) where T : struct, Enum => name.Deserialize<T>(_kebab);
}
