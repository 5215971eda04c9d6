using System.Diagnostics;
using System.Text.Json.Nodes;
using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>
/// Columns drawn one after another, each from a classification tree over the classes of those before it. The first is drawn from
/// its own law.
/// </summary>
/// <remarks>Reiter 2005, "Using CART to Generate Partially Synthetic Public Use Microdata"; Nowok, Raab and Dibben 2016, "synthpop:
/// Bespoke Creation of Synthetic Data in R". Unlike there, a leaf hands out no donor's value: it gives a class of the discrete coding, and
/// the number within it is drawn anew.</remarks>
/// <param name="options">How it learns.</param>
public sealed class SequentialTrees(TreesOptions options) : IGenerativeModel
{
    /// <summary>Its line in the catalog.</summary>
    public static SynthesizerEntry Entry { get; } = new(
        "trees",
        "Columns drawn one after another, each from decision trees over those before it: seconds to learn, hard to tell from real rows.",
        SynthesizerCapabilities.NativeConditions | SynthesizerCapabilities.Completion | SynthesizerCapabilities.Likelihood,
        new TreesOptions(),
        Create,
        (contents, _) => TreesSampler.Read(contents))
    {
        SearchSpace = new(
            SearchedOption.Whole("min-leaf", 5, 40), SearchedOption.Logarithmic("smoothing", 1, 20),
            SearchedOption.Choice("trees-per-column", "1", "3", "5", "10"), SearchedOption.Choice("order", "table", "association")),
    };

    /// <inheritdoc/>
    public IRowSampler Learn(Table training, FitContext context)
    {
        long start = Stopwatch.GetTimestamp();
        context.Cancellation.ThrowIfCancellationRequested();
        DiscreteCoding coding = DiscreteCoding.Fit(training, new DiscreteOptions { Bins = options.Bins, LeastRows = Math.Max(5, options.MinLeaf) });
        ClassRows rows = ClassRows.Of(training, coding);
        int[] order = ColumnOrder.Of(options.Order, rows);
        ColumnTrees[] columns = Grow(rows, order, context);
        return new TreesSampler(coding, columns, options.RejectCopies ? RowFingerprints.OfSingleRows(training) : null, new TrainingSummary
        {
            Rows = training.Rows,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Figures = new Dictionary<string, double>
            {
                ["leaves"] = columns.Sum(c => c.Trees.Sum(t => (t.Nodes.Length + 1) / 2)),
                ["smallest-leaf"] = columns.Min(c => c.Trees.Min(t => t.SmallestLeaf)),
            },
        });
    }

    private ColumnTrees[] Grow(ClassRows rows, int[] order, FitContext context)
    {
        var columns = new ColumnTrees[order.Length];
        int done = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = context.Threads == 0 ? Environment.ProcessorCount : context.Threads,
            CancellationToken = context.Cancellation,
        };
        Parallel.For(0, order.Length, parallel, i =>
        {
            int place = order.Length - 1 - i; // the last column has the most questions to choose from, and so begins
            columns[place] = new ColumnTrees(order[place], Grow(rows, order, place, context.Seed), options.Smoothing);
            context.Progress?.Report(new FitProgress("growing trees", Interlocked.Increment(ref done), order.Length, "columns") { Device = "cpu" });
        });
        return columns;
    }

    private ClassTree[] Grow(ClassRows rows, int[] order, int place, long seed)
    {
        var trees = new ClassTree[options.TreesPerColumn];
        for (int tree = 0; tree < trees.Length; tree++)
        {
            int[] members = [.. Enumerable.Range(0, rows.Rows)];
            RandomSource? random = trees.Length == 1 ? null : new RandomSource(seed, (ulong)place, (ulong)tree);
            if (random is not null)
            {
                random.Shuffle<int>(members);
                members = [.. members.Take(Math.Max(1, rows.Rows / 2)).Order()];
            }
            trees[tree] = ClassTreeGrower.Grow(rows, order[place], order[..place], options.MinLeaf, members, random);
        }
        return trees;
    }

    private static SequentialTrees Create(JsonObject json)
    {
        TreesOptions options = OptionsBinder.FromJson<TreesOptions>(json, "trees");
        options.Validate();
        return new SequentialTrees(options);
    }
}
