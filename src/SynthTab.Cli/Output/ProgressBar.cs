using Spectre.Console;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>Progress as a bar that is redrawn in place, for a person at a terminal.</summary>
internal sealed class ProgressBar(ProgressTask task, TimeSpan? budget) : IProgress<FitProgress>
{
    private readonly ProgressText _text = new(TimeProvider.System, budget);
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Report(FitProgress value)
    {
        lock (_gate)
        {
            task.Description = Markup.Escape(_text.Describe(value));
            task.Value = task.MaxValue * _text.Share(value);
        }
    }
}
