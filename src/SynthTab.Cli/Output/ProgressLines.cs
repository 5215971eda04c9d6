using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>Progress as plain lines, for logs: at most one line every five seconds.</summary>
internal sealed class ProgressLines(TextWriter writer, TimeProvider clock, TimeSpan? budget) : IProgress<FitProgress>
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    private readonly ProgressText _text = new(clock, budget);
    private readonly Lock _gate = new();
    private long _last = clock.GetTimestamp();

    /// <inheritdoc/>
    public void Report(FitProgress value)
    {
        lock (_gate)
        {
            string line = _text.Describe(value);
            if (clock.GetElapsedTime(_last) < _pause) { return; }
            _last = clock.GetTimestamp();
            writer.WriteLine(line);
        }
    }
}
