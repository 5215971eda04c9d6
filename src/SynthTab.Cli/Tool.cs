using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SynthTab.Cli.Commands;
using SynthTab.Cli.Options;

namespace SynthTab.Cli;

/// <summary>The whole tool: its commands, and the one place where a failure becomes an exit code.</summary>
internal static class Tool
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As typed, without the name of the tool.</param>
    /// <param name="terminal">Where results and messages go.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        try
        {
            ParseResult parsed = MakeRoot(terminal).Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction) { return Refuse(terminal, parsed.Errors[0].Message); }
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, // told apart below
                ProcessTerminationTimeout = null, // Ctrl-C is ours: see Interruption
                Output = terminal.Output,
                Error = terminal.Error,
            });
        }
        catch (SynthTabException mistake)
        {
            return Refuse(terminal, mistake.Message);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return Refuse(terminal, refusal.Message); // a full disk, a missing right: for the user to mend
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Interrupted: files that were finished stay, and none is half-written.");
            return ExitCodes.Interrupted;
        }
        catch (Exception bug)
        {
            terminal.Error.WriteLine($"This is a bug in synthtab: {bug}");
            return ExitCodes.Bug;
        }
    }

    /// <summary>The root of all commands.</summary>
    public static RootCommand MakeRoot(Terminal terminal)
    {
        var root = new RootCommand("Makes tables that may be shown from tables that may not, and says how good they are.");
        CommonOptions.AddTo(root);
        foreach (Command command in MakeCommands(terminal)) { root.Add(command); }
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(parsed => ((SynchronousCommandLineAction)help.Action).Invoke(parsed));
        return root;
    }

    private static IEnumerable<Command> MakeCommands(Terminal terminal) =>
    [
        new GenerateCommand(terminal),
        new InspectCommand(terminal),
        new CompareCommand(terminal),
        new EvaluateCommand(terminal),
        new AuditCommand(terminal),
        new FitCommand(terminal),
        new TuneCommand(terminal),
        new SampleCommand(terminal),
        new ImputeCommand(terminal),
        new LatentCommand(terminal),
        new LikelihoodCommand(terminal),
        new ModelsCommand(terminal),
        new DatasetsCommand(terminal),
    ];

    private static int Refuse(Terminal terminal, string sentence)
    {
        terminal.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return ExitCodes.UserInput;
    }
}
