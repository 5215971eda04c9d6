using System.Text.Json.Nodes;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports;

/// <summary>The numbers that the page draws, as json.</summary>
internal static class JsonPictures
{
    public static JsonObject Of(ScorecardPictures pictures) => new()
    {
        ["columns"] = new JsonArray([.. pictures.Columns.Select(Column)]),
        ["associations"] = pictures.Associations is not { } associations ? null : new JsonObject
        {
            ["names"] = new JsonArray([.. associations.Columns.Select(name => (JsonNode)name)]),
            ["real"] = Matrix(associations.Real),
            ["synthetic"] = Matrix(associations.Synthetic),
        },
    };

    private static JsonObject Column(ColumnPicture column) => new()
    {
        ["name"] = column.Name,
        ["isNumeric"] = column.IsNumeric,
        ["parts"] = new JsonArray([.. column.Parts.Select(part => (JsonNode)new JsonObject
        {
            ["label"] = part.Label,
            ["from"] = part.From,
            ["to"] = part.To,
            ["real"] = part.Real,
            ["synthetic"] = part.Synthetic,
        })]),
    };

    private static JsonArray Matrix(IEnumerable<IReadOnlyList<double?>> rows)
        => [.. rows.Select(row => new JsonArray([.. row.Select(value => (JsonNode?)value)]))];
}
