using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;

namespace SynthTab.Cli;

/// <summary>A model says how probable rows are while a person watches.</summary>
internal static class Likelihoods
{
    private const int MostRows = 10_000; // of a table that is looked at beside other work; their mean is known to a hundredth of the rows' spread
    private const ulong DrawStream = 0x11CE;

    /// <summary>The likelihood of every row.</summary>
    public static TableLikelihood Run(IFittedSynthesizer fitted, LikelihoodRequest request, Terminal terminal)
        => ProgressDisplay.During(terminal, budget: null, progress =>
            fitted.LogLikelihood(request with { Progress = new RowsDone("judging", request.Table.Rows, TimeProvider.System.GetTimestamp(), progress) }));

    /// <summary>Training rows beside held-out ones, up to ten thousand of each; null where the model has no likelihood.</summary>
    public static LikelihoodComparison? Compared(
        IFittedSynthesizer fitted, HoldoutSplit split, CommonOptions common, Terminal terminal, CancellationToken cancellation)
    {
        if (!Has(fitted)) { return null; }
        MeanLikelihood Mean(Table table) => MeanLikelihood.Of(Run(fitted, new LikelihoodRequest
        {
            Table = Drawn(table, common.Seed),
            Seed = common.Seed,
            Threads = common.Threads,
            Cancellation = cancellation,
        }, terminal).Rows);
        return new LikelihoodComparison(Mean(split.Training), Mean(split.Holdout));
    }

    /// <summary>Whether the model has a likelihood.</summary>
    public static bool Has(IFittedSynthesizer fitted)
        => Models.Catalog[fitted.Manifest.Synthesizer].Capabilities.HasFlag(SynthesizerCapabilities.Likelihood);

    private static Table Drawn(Table table, long seed)
    {
        if (table.Rows <= MostRows) { return table; }
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        new RandomSource(seed, DrawStream).Shuffle(rows.AsSpan());
        return table.Take(rows.AsSpan(0, MostRows));
    }
}
