using System.Diagnostics;
using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// Each column alone: what a table looks like that keeps every column's distribution and no dependence at all. The yardstick
/// below which no model should fall.
/// </summary>
/// <param name="options">How it learns.</param>
public sealed class IndependentColumns(IndependentOptions options) : IGenerativeModel
{
    /// <summary>Its line in the catalog.</summary>
    public static SynthesizerEntry Entry { get; } = new(
        "independent",
        "Each column alone, without any dependence between columns: instant, and the yardstick that every other one must beat.",
        SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Completion,
        new IndependentOptions(),
        Create,
        (contents, _) => new Sampler(TableMarginals.Read(contents), contents.Manifest.Training));

    /// <inheritdoc/>
    public IRowSampler Learn(Table training, FitContext context)
    {
        long start = Stopwatch.GetTimestamp();
        context.Cancellation.ThrowIfCancellationRequested();
        TableMarginals marginals = TableMarginals.Fit(training, options.LeastRows);
        context.Progress?.Report(new FitProgress("learning", training.Columns.Count, training.Columns.Count, "columns") { Device = "cpu" });
        return new Sampler(marginals, new TrainingSummary { Rows = training.Rows, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds });
    }

    private static IndependentColumns Create(JsonObject json)
    {
        IndependentOptions options = OptionsBinder.FromJson<IndependentOptions>(json, "independent");
        options.Validate();
        return new IndependentColumns(options);
    }

    private sealed class Sampler(TableMarginals marginals, TrainingSummary summary) : IRowCompleter
    {
        public TrainingSummary Summary => summary;

        public int BlockRows => 8192;

        public Table Generate(BlockRequest request)
        {
            UnitIntervals?[] allowed = marginals.Allowed(request.Conditions);
            var ranks = new double[allowed.Length][];
            for (int i = 0; i < ranks.Length; i++)
            {
                var random = new RandomSource(request.Seed, (ulong)i);
                UnitIntervals? own = allowed[i] is { Length: > 0 } some ? some : null;
                ranks[i] = new double[BlockRows];
                for (int row = 0; row < BlockRows; row++)
                {
                    double rank = random.NextDouble();
                    ranks[i][row] = own?.At(rank) ?? rank;
                }
            }
            return marginals.Cells(ranks);
        }

        /// <summary>A gap is filled by its column's own distribution, whatever stands beside it.</summary>
        public Table Complete(CompletionBlock block)
        {
            var ranks = new double[marginals.Columns.Count][];
            for (int i = 0; i < ranks.Length; i++)
            {
                var random = new RandomSource(block.Seed, (ulong)i);
                UnitIntervals? present = marginals.Columns[i].Present is { Length: > 0 } some ? some : null;
                ranks[i] = new double[block.Partial.Rows];
                for (int row = 0; row < ranks[i].Length; row++)
                {
                    double rank = random.NextDouble();
                    ranks[i][row] = present?.At(rank) ?? rank;
                }
            }
            return marginals.Filled(block.Partial, block.Unknown, ranks);
        }

        public void Write(ModelContents contents) => marginals.Write(contents);

        public void Dispose() { }
    }
}
