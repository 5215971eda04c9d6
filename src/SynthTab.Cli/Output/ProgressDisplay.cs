using Spectre.Console;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>Shows work while it is done: a bar for a person, lines for a log.</summary>
internal static class ProgressDisplay
{
    private const int BarWidth = 24;

    /// <summary>Does the work and shows what it reports.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="budget">The time that the work may take, or null.</param>
    /// <param name="work">Is given the place to report to.</param>
    public static T During<T>(Terminal terminal, TimeSpan? budget, Func<IProgress<FitProgress>, T> work)
    {
        if (!terminal.ProgressIsSeen) { return work(new ProgressLines(terminal.Error, TimeProvider.System, budget)); }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new ProgressBar(context.AddTask("starting"), Math.Max(console.Profile.Width - BarWidth - 8, 20), budget)));
    }
}
