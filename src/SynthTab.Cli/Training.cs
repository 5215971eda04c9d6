using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli;

/// <summary>The long step of <c>fit</c> and <c>generate</c>: a model learns while a person watches.</summary>
internal static class Training
{
    /// <summary>Has the model learn the table. After Ctrl-C, what comes back is the model as far as it had come.</summary>
    public static IFittedSynthesizer Run(TrainingPlan plan, Table table, CommonOptions common, Terminal terminal, CancellationToken cancellation)
    {
        string limit = plan.Budget is { } budget ? $" within {Duration.Text(budget)}" : "";
        terminal.Say($"Training {plan.Synthesizer.Name} on {Figures.Count(table.Rows)} rows and {table.Columns.Count} columns{limit}.");
        return ProgressDisplay.During(terminal, plan.Budget, progress => plan.Synthesizer.Fit(table, new FitContext
        {
            Seed = common.Seed,
            Device = common.Device,
            Threads = common.Threads,
            Budget = plan.Budget,
            Progress = progress,
            Cancellation = cancellation,
        }));
    }

    /// <summary>Whether Ctrl-C ended the training.</summary>
    public static bool WasInterrupted(IFittedSynthesizer fitted) => fitted.Manifest.Training.Interrupted;

    /// <summary>Keeps the model so far, and says so.</summary>
    /// <returns>The exit code.</returns>
    public static int KeepInterrupted(IFittedSynthesizer fitted, string checkpoint, Terminal terminal)
    {
        fitted.Save(checkpoint);
        terminal.Say($"Interrupted: the model so far is in {checkpoint}; sample from it, or train again.");
        return ExitCodes.Interrupted;
    }
}
