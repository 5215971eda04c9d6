using Spectre.Console;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>Progress as a bar that is redrawn in place, for a person at a terminal.</summary>
/// <param name="task">The bar.</param>
/// <param name="width">Characters for the words beside it; longer ones are cut, for the bar must stay on its line.</param>
/// <param name="budget">The time that the work may take, or null.</param>
internal sealed class ProgressBar(ProgressTask task, int width, TimeSpan? budget) : IProgress<FitProgress>
{
    private readonly ProgressText _text = new(TimeProvider.System, budget);
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Report(FitProgress value)
    {
        lock (_gate)
        {
            string words = _text.Describe(value);
            task.Description = Markup.Escape(words.Length > width ? $"{words[..(width - 1)]}…" : words);
            task.Value = task.MaxValue * _text.Share(value);
        }
    }
}
