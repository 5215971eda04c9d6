using System.Globalization;
using System.Text.Json.Nodes;

namespace SynthTab.Tables;

/// <summary>One column's schema as json.</summary>
internal static class ColumnSchemaJson
{
    private static readonly string[] Known =
    [
        "name", "kind", "roles", "missing-tokens", "decimals", "fixed-decimals", "least-decimals", "minimum", "maximum", "levels",
        "datetime-format", "granularity", "reason",
    ];

    private static readonly (ColumnKind Kind, string Name)[] Kinds =
        [.. Enum.GetValues<ColumnKind>().Select(k => (k, k == ColumnKind.DateTime ? "datetime" : OptionsCheck.Kebab($"{k}")))];

    private static readonly (ColumnRoles Role, string Name)[] Roles =
        [.. Enum.GetValues<ColumnRoles>().Where(r => r != ColumnRoles.None).Select(r => (r, OptionsCheck.Kebab($"{r}")))];

    // The first is written; the others are what a person may write.
    private static readonly string[] BoundFormats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd"];

    public static JsonNode ToJson(ColumnSchema column)
    {
        var json = new JsonObject { ["name"] = column.Name, ["kind"] = Kinds.First(k => k.Kind == column.Kind).Name };
        AddList(json, "roles", [.. Roles.Where(r => column.Roles.HasFlag(r.Role)).Select(r => r.Name)]);
        AddList(json, "missing-tokens", column.MissingTokens);
        if (column.Decimals is int decimals) { json["decimals"] = decimals; }
        if (column.FixedDecimals) { json["fixed-decimals"] = true; }
        if (column.LeastDecimals > 0 && !column.FixedDecimals) { json["least-decimals"] = column.LeastDecimals; }
        if (column.Minimum is double minimum) { json["minimum"] = Bound(minimum, column.Kind); }
        if (column.Maximum is double maximum) { json["maximum"] = Bound(maximum, column.Kind); }
        AddList(json, "levels", column.Levels);
        if (column.DateTimeFormat is not null) { json["datetime-format"] = column.DateTimeFormat; }
        if (column.Granularity is double granularity) { json["granularity"] = granularity; }
        if (column.Reason is not null) { json["reason"] = column.Reason; }
        return json;
    }

    public static ColumnSchema FromJson(JsonNode? json, string source, int position)
    {
        var node = new JsonReading(json, $"{source}, column {position + 1}");
        string name = node.Text("name") ?? throw node.Problem("'name' is absent", "every column needs a name");
        if (string.IsNullOrWhiteSpace(name)) { throw node.Problem("'name' is blank", "every column needs a name"); }
        node = new JsonReading(json, $"{source}, column '{name}'");
        node.RefuseOthers(Known);
        string kindName = node.Text("kind")
            ?? throw node.Problem("'kind' is absent", $"it must be one of {string.Join(", ", Kinds.Select(k => k.Name))}");
        ColumnKind kind = node.OneOf("kind", kindName, Kinds);
        var column = new ColumnSchema
        {
            Name = name,
            Kind = kind,
            Roles = node.Texts("roles").Aggregate(ColumnRoles.None, (roles, role) => roles | node.OneOf("roles", role, Roles)),
            MissingTokens = node.Texts("missing-tokens"),
            Decimals = node.Integer("decimals"),
            FixedDecimals = node.Truth("fixed-decimals") ?? false,
            LeastDecimals = node.Integer("least-decimals") ?? (node.Truth("fixed-decimals") is true ? node.Integer("decimals") ?? 0 : 0),
            Minimum = Bound(node, "minimum", kind),
            Maximum = Bound(node, "maximum", kind),
            Levels = node.Texts("levels"),
            DateTimeFormat = node.Text("datetime-format"),
            Granularity = node.Number("granularity"),
            Reason = node.Text("reason"),
        };
        ColumnSchemaCheck.Require(column, node);
        return column;
    }

    private static void AddList(JsonObject json, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0) { json[key] = new JsonArray([.. texts.Select(t => JsonValue.Create(t))]); }
    }

    private static JsonValue Bound(double value, ColumnKind kind) => kind == ColumnKind.DateTime
        ? JsonValue.Create(Cells.DateTimeText.ToMoment(value).ToString(BoundFormats[0], CultureInfo.InvariantCulture))
        : JsonValue.Create(value);

    private static double? Bound(JsonReading node, string key, ColumnKind kind)
    {
        if (kind != ColumnKind.DateTime) { return node.Number(key); }
        if (node.Text(key) is not string text) { return null; }
        return DateTime.TryParseExact(text, BoundFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? Cells.DateTimeText.ToSeconds(moment)
            : throw node.Problem($"'{key}' is not a moment", "it must be written as 2014-05-02T00:00:00");
    }
}
