using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Checkpoints;
using SynthTab.Tables;

namespace SynthTab.Cli;

/// <summary>The long step of <c>fit</c> and <c>generate</c>: a model learns while a person watches.</summary>
internal static class Training
{
    /// <summary>Has the model learn the table. After Ctrl-C, what comes back is the model as far as it had come.</summary>
    /// <param name="plan">The model and its time.</param>
    /// <param name="table">The table.</param>
    /// <param name="checkpoint">The file that unfinished training is kept in.</param>
    /// <param name="common">Seed, device and threads.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellation">Asks training to stop.</param>
    public static IFittedSynthesizer Run(
        TrainingPlan plan, Table table, string checkpoint, CommonOptions common, Terminal terminal, CancellationToken cancellation)
    {
        string limit = plan.Budget is { } budget ? $" within {Duration.Text(budget)}" : "";
        terminal.Say($"{(plan.Resume ? "Going on with the training of" : "Training")} {plan.Synthesizer.Name} on {Figures.Count(table.Rows)} rows and {table.Columns.Count} columns{limit}.");
        return ProgressDisplay.During(terminal, plan.Budget, progress => plan.Synthesizer.Fit(table, new FitContext
        {
            Seed = common.Seed,
            Device = common.Device,
            Threads = common.Threads,
            Budget = plan.Budget,
            Progress = progress,
            Cancellation = cancellation,
            CheckpointPlan = new CheckpointPlan(checkpoint) { Resume = plan.Resume },
        }));
    }

    /// <summary>Whether Ctrl-C ended the training.</summary>
    public static bool WasInterrupted(IFittedSynthesizer fitted) => fitted.Manifest.Training.Interrupted;

    /// <summary>Says where the model so far is kept.</summary>
    /// <returns>The exit code.</returns>
    public static int TellInterrupted(string checkpoint, Terminal terminal)
    {
        terminal.Say($"Interrupted: the model so far is in {checkpoint}; sample from it, or give the same command with --resume to go on.");
        return ExitCodes.Interrupted;
    }

    /// <summary>Writes the finished model, after which its checkpoint is of no use.</summary>
    public static void Save(IFittedSynthesizer fitted, string path, string checkpoint)
    {
        fitted.Save(path);
        File.Delete(checkpoint);
    }
}
