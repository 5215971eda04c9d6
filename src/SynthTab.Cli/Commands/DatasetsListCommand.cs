using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Datasets;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab datasets list</c>: every table of the catalog, and where it is or how to get it.</summary>
internal sealed class DatasetsListCommand : ToolCommand
{
    private readonly Option<string?> _datasets = DatasetsOption.Make();

    /// <summary>Makes the command.</summary>
    public DatasetsListCommand(Terminal terminal)
        : base(terminal, "list", "Lists the tables and where each is, or how to get it.", "synthtab datasets list", "synthtab datasets list --datasets tables --json")
        => Add(_datasets);

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        IReadOnlyList<string> folders = DatasetFolders.All(parsed.GetValue(_datasets));
        if (CommonOptions.From(parsed).Json)
        {
            Terminal.WriteJson(new JsonObject { ["datasets"] = new JsonArray([.. DatasetCatalog.Entries.Select(e => (JsonNode)Describe(e, folders))]) });
            return ExitCodes.Done;
        }
        Terminal.WriteTable(
            ["name", "rows", "target", "where"],
            DatasetCatalog.Entries.Select(e => (IReadOnlyList<string>)[e.Name, e.Rows.ToString("N0", CultureInfo.InvariantCulture), e.Target, Where(e, folders)]));
        return ExitCodes.Done;
    }

    private static JsonObject Describe(DatasetEntry entry, IReadOnlyList<string> folders) => new()
    {
        ["name"] = entry.Name,
        ["title"] = entry.Title,
        ["rows"] = entry.Rows,
        ["task"] = entry.Task,
        ["target"] = entry.Target,
        ["licence"] = entry.Licence,
        ["source_page"] = entry.SourcePage,
        ["built_in"] = entry.Name == ClinicVisits.Name,
        ["path"] = DatasetCatalog.Locate(entry, folders),
    };

    private static string Where(DatasetEntry entry, IReadOnlyList<string> folders)
        => entry.Name == ClinicVisits.Name ? "built in" : DatasetCatalog.Locate(entry, folders) ?? $"get {entry.File} from {entry.SourcePage}";
}
