using System.CommandLine;

namespace SynthTab.Cli.Options;

/// <summary>The folder in which tables are looked for by name.</summary>
internal static class DatasetsOption
{
    /// <summary>Makes the option for one command.</summary>
    public static Option<string?> Make() => new("--datasets")
    {
        Description = $"A folder with the tables of the catalog (default: the variable {Input.DatasetFolders.Variable}).",
        HelpName = "DIR",
    };
}
