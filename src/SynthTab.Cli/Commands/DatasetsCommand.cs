using System.CommandLine;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab datasets</c>: the tables that are known by name.</summary>
internal sealed class DatasetsCommand : Command
{
    /// <summary>Makes the command.</summary>
    public DatasetsCommand(Terminal terminal) : base("datasets", "Shows the tables that are known by name, and makes the simulated one.")
    {
        Add(new DatasetsListCommand(terminal));
        Add(new DatasetsMakeCommand(terminal));
    }
}
