using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>Turns a count of rows into progress with a rate.</summary>
/// <param name="stage">What is being done, in a word.</param>
/// <param name="total">The rows there will be.</param>
/// <param name="start">When it began, by the system's clock.</param>
/// <param name="progress">Where to report.</param>
internal sealed class RowsDone(string stage, long total, long start, IProgress<FitProgress> progress) : IProgress<long>
{
    /// <inheritdoc/>
    public void Report(long value) => progress.Report(new FitProgress(stage, value, total, "rows")
    {
        RowsPerSecond = value / Math.Max(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1e-6),
    });
}
