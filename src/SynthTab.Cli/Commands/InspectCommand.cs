using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Tables;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab inspect</c>: proposes a schema, with a reason for each column.</summary>
internal sealed class InspectCommand : ToolCommand
{
    private readonly DataOptions _data = new();
    private readonly Option<string?> _out = new("--out") { Description = "The schema file to write; edit it and pass it back with --schema.", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    public InspectCommand(Terminal terminal)
        : base(terminal, "inspect", "Proposes a schema for a table, with a reason for each column.",
            "synthtab inspect patients.csv",
            "synthtab inspect patients.csv.gz --target readmitted --out patients.schema.json")
    {
        _data.AddTo(this);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        LoadedTable data = DataSource.Load(_data.From(parsed));
        string? path = parsed.GetValue(_out);
        if (path is not null)
        {
            using var output = new OutputFile(path);
            TableSchemaFile.Save(data.Table.Schema, output.Path);
        }
        if (CommonOptions.From(parsed).Json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["rows"] = data.Table.Rows,
                ["columns"] = new JsonArray([.. data.Table.Columns.Select(c => (JsonNode)Describe(c))]),
                ["schema_file"] = path,
            });
            return ExitCodes.Done;
        }
        Terminal.Output.WriteLine($"{data.Label}: {Figures.Count(data.Table.Rows)} rows, {data.Table.Columns.Count} columns");
        Terminal.WriteTable(["column", "kind", "missing", "levels or range", "why"], data.Table.Columns.Select(c => (IReadOnlyList<string>)
            [c.Schema.Name, Kind(c.Schema), Missing(c), Extent(c.Schema), c.Schema.Reason ?? ""]));
        if (path is not null) { Terminal.Output.WriteLine($"The schema is in {path}; edit it where it is wrong, and pass it back with --schema."); }
        return ExitCodes.Done;
    }

    private static string Kind(ColumnSchema column)
    {
        string kind = column.Kind.ToString().ToLowerInvariant();
        return column.Roles == ColumnRoles.None ? kind : $"{kind} ({column.Roles.ToString().ToLowerInvariant()})";
    }

    private static string Missing(Column column) => column.MissingCount == 0 ? "" : Figures.Percent(column.MissingCount / (double)column.Count);

    private static string Extent(ColumnSchema column)
    {
        if (column.IsCategorical)
        {
            const int shown = 4;
            string some = string.Join(", ", column.Levels.Take(shown));
            return column.Levels.Count > shown ? $"{Figures.Count(column.Levels.Count)}: {some}, ..." : some;
        }
        return column is { Minimum: { } minimum, Maximum: { } maximum } ? $"{Value(column, minimum)} to {Value(column, maximum)}" : "";
    }

    private static string Value(ColumnSchema column, double value) => column.Kind == ColumnKind.DateTime
        ? DateTime.UnixEpoch.AddSeconds(value).ToString(column.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : value.ToString("G10", CultureInfo.InvariantCulture);

    private static JsonObject Describe(Column column) => new()
    {
        ["name"] = column.Schema.Name,
        ["kind"] = column.Schema.Kind.ToString().ToLowerInvariant(),
        ["roles"] = new JsonArray([.. Enum.GetValues<ColumnRoles>().Where(r => r != 0 && column.Schema.Roles.HasFlag(r)).Select(r => (JsonNode)r.ToString().ToLowerInvariant())]),
        ["missing"] = column.MissingCount,
        ["levels"] = column.Schema.IsCategorical ? column.Schema.Levels.Count : null,
        ["minimum"] = column.Schema.Minimum,
        ["maximum"] = column.Schema.Maximum,
        ["reason"] = column.Schema.Reason,
    };
}
