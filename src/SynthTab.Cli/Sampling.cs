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
            return take(fitted.Sample(request with { Progress = new RowsDone("sampling", request.Rows, start, progress) }));
        });
}
