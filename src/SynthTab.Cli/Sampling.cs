using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli;

/// <summary>Rows are made while a person watches.</summary>
internal static class Sampling
{
    /// <summary>Makes the rows and hands them on, table by table; memory does not grow with their number.</summary>
    public static T Run<T>(IFittedSynthesizer fitted, SampleRequest request, Terminal terminal, Func<IEnumerable<Table>, T> take)
        => ProgressDisplay.During(terminal, budget: null, progress =>
        {
            long start = TimeProvider.System.GetTimestamp();
            return take(fitted.Sample(request with { Progress = new RowsDone(request.Rows, start, progress) }));
        });

    /// <summary>Turns a count of rows into progress with a rate.</summary>
    private sealed class RowsDone(long total, long start, IProgress<FitProgress> progress) : IProgress<long>
    {
        /// <inheritdoc/>
        public void Report(long value) => progress.Report(new FitProgress("sampling", value, total, "rows")
        {
            RowsPerSecond = value / Math.Max(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1e-6),
        });
    }
}
