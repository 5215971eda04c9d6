using System.CommandLine;

namespace SynthTab.Cli.Commands;

/// <summary>A command of the tool: a sentence, examples, and what it does.</summary>
internal abstract class ToolCommand : Command
{
    /// <summary>Names the command.</summary>
    /// <param name="terminal">Where its results and messages go.</param>
    /// <param name="name">What is typed.</param>
    /// <param name="summary">One sentence for the help.</param>
    /// <param name="examples">Whole command lines for the help; a test parses each of them.</param>
    protected ToolCommand(Terminal terminal, string name, string summary, params IReadOnlyList<string> examples) : base(name, summary)
    {
        Terminal = terminal;
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Whole command lines, as shown by <c>--help</c>.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Where results and messages go.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Does the work.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    protected abstract int Run(ParseResult parsed);
}
