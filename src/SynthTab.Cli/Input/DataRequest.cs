using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Input;

/// <summary>Which table is meant, and how its file is to be read.</summary>
internal sealed record DataRequest
{
    /// <summary>A path or a name of the catalog; null for the table that comes with the tool.</summary>
    public string? Data { get; init; }

    /// <summary>The path of a schema file, or null to infer the schema.</summary>
    public string? Schema { get; init; }

    /// <summary>The target's name, or null for the schema's own.</summary>
    public string? Target { get; init; }

    /// <summary>A folder with tables of the catalog, or null.</summary>
    public string? Datasets { get; init; }

    /// <summary>How the file is to be read.</summary>
    public required CsvReadOptions Csv { get; init; }
}
