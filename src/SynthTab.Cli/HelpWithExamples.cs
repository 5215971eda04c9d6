using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SynthTab.Cli.Commands;

namespace SynthTab.Cli;

/// <summary>The usual help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand { Examples.Count: > 0 } command)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in command.Examples) { output.WriteLine($"  {example}"); }
            output.WriteLine();
        }
        return code;
    }
}
