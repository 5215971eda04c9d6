using System.Diagnostics;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Classical.Copula;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// Each column's own distribution, tied together by correlated normal numbers: one behind every column, and one behind every
/// numeric column's missing cells.
/// </summary>
/// <remarks>
/// Sklar's theorem with the copula of a normal distribution. Values that many rows share, levels and missing cells are stretches
/// of a hidden normal number, and <see cref="LatentCorrelation"/> estimates its correlations through them. Dependence that is not
/// monotone (a peak in the middle, levels in no order) is beyond it.
/// </remarks>
/// <param name="options">How it learns.</param>
public sealed class GaussianCopula(GaussianCopulaOptions options) : IGenerativeModel
{
    /// <summary>Its line in the catalog.</summary>
    public static SynthesizerEntry Entry { get; } = new(
        "gaussian-copula",
        "Each column's own distribution tied together by pairwise correlations: seconds to learn, a fair start, "
            + "blind to anything not monotone.",
        SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Completion,
        new GaussianCopulaOptions(),
        Create,
        (contents, _) => Sampler.Read(contents))
    {
        SearchSpace = new(SearchedOption.Whole("least-rows", 5, 200)),
    };

    /// <inheritdoc/>
    public IRowSampler Learn(Table training, FitContext context)
    {
        long start = Stopwatch.GetTimestamp();
        context.Cancellation.ThrowIfCancellationRequested();
        TableMarginals marginals = TableMarginals.Fit(training, options.LeastRows);
        context.Progress?.Report(new FitProgress("learning columns", 1, 2, "steps") { Device = "cpu" });
        NormalScores[][] scores =
        [
            .. training.Columns.Zip(marginals.Columns).AsParallel().AsOrdered().WithCancellation(context.Cancellation)
                .Select(c => RankSteps.Of(c.First, c.Second).ToArray()),
        ];
        double[,] pairwise = LatentCorrelation.Matrix([.. scores.SelectMany(s => s)], context.Cancellation);
        double[,] correlation = NearestCorrelation.To(pairwise);
        context.Progress?.Report(new FitProgress("learning correlations", 2, 2, "steps") { Device = "cpu" });
        return new Sampler(marginals, correlation, new TrainingSummary
        {
            Rows = training.Rows,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Figures = new Dictionary<string, double>
            {
                ["ranks"] = correlation.GetLength(0),
                ["largest-repair"] = LargestChange(pairwise, correlation),
            },
        });
    }

    private static GaussianCopula Create(JsonObject json)
    {
        GaussianCopulaOptions options = OptionsBinder.FromJson<GaussianCopulaOptions>(json, "gaussian-copula");
        options.Validate();
        return new GaussianCopula(options);
    }

    private static double LargestChange(double[,] from, double[,] to)
        => from.Cast<double>().Zip(to.Cast<double>(), (a, b) => Math.Abs(a - b)).Max();

    private sealed class Sampler(TableMarginals marginals, double[,] correlation, TrainingSummary summary) : IRowCompleter
    {
        private const string CorrelationName = "correlation";

        public TrainingSummary Summary => summary;

        public int BlockRows => 8192;

        public static Sampler Read(ModelContents contents)
        {
            TableMarginals marginals = TableMarginals.Read(contents);
            int ranks = marginals.Columns.Sum(c => c.Ranks);
            double[] values = contents.Require<double>(CorrelationName, ranks, ranks);
            var correlation = new double[ranks, ranks];
            Buffer.BlockCopy(values, 0, correlation, 0, values.Length * sizeof(double));
            return LowerTriangle.TryOf(correlation, [.. Enumerable.Range(0, ranks)]) is not null
                ? new Sampler(marginals, correlation, contents.Manifest.Training)
                : throw new SynthTabException($"weights '{CorrelationName}': it is not a matrix of correlations.");
        }

        public Table Generate(BlockRequest request)
            => marginals.Cells(new LatentGaussian(correlation, marginals.Allowed(request.Conditions)).Draw(BlockRows, new RandomSource(request.Seed)));

        public Table Complete(CompletionBlock block)
        {
            KnownCells[] known = [.. marginals.Columns.Select(c => new KnownCells(c))];
            var evidence = new RankEvidence?[correlation.GetLength(0)];
            var drawn = new double[evidence.Length];
            double[][] ranks = [.. known.Select(_ => new double[block.Partial.Rows])];
            var latent = new LatentCompletion(correlation);
            for (int row = 0; row < block.Partial.Rows; row++)
            {
                for (int i = 0, first = 0; i < known.Length; first += marginals.Columns[i++].Ranks)
                {
                    known[i].Of(block.Partial.Columns[i], row, block.Unknown[i, row]).CopyTo(evidence, first);
                }
                latent.Draw(evidence, drawn, new RandomSource(block.Seed, (ulong)row));
                for (int i = 0, first = 0; i < known.Length; first += marginals.Columns[i++].Ranks) { ranks[i][row] = drawn[first]; }
            }
            return marginals.Filled(block.Partial, block.Unknown, ranks);
        }

        public void Write(ModelContents contents)
        {
            marginals.Write(contents);
            int ranks = correlation.GetLength(0);
            contents.Weights[CorrelationName] = new NamedArray([ranks, ranks], correlation.Cast<double>().ToArray());
        }

        public void Dispose() { }
    }
}
