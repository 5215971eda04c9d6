using SynthTab.Encoders.Discrete;
using SynthTab.Learners;
using SynthTab.Learners.Trees;

namespace SynthTab.Synthesis.Refinement;

/// <summary>
/// Boosted trees that tell training rows from a model's, and by their odds which of many made rows to keep, so that what trees can see of
/// the difference goes away.
/// </summary>
/// <remarks>Rejection sampling by a learned discriminator: Azadi et al. 2019, "Discriminator Rejection Sampling"; kept without replacement
/// by Efraimidis and Spirakis 2006, "Weighted Random Sampling with a Reservoir". It lowers the very statistic that detection by trees
/// reports, so the model's figures say what held-out rows said before. Trees stop where rows not learned from say so, and split no fewer
/// than some dozens of rows, so that odds follow regions and not single rows.</remarks>
internal sealed class RowJudge
{
    private const string NodesName = "judge.nodes", LeavesName = "judge.leaves", SizesName = "judge.sizes";
    private const double LearningRate = 0.1, MostOdds = 8, HeldOut = 0.25;
    private const int MostTrees = 240, TreesBetween = 20, MostRows = 60_000;

    private readonly DiscreteCoding _coding;
    private readonly BoostedTrees _trees;

    private RowJudge(DiscreteCoding coding, BoostedTrees trees, double area) => (_coding, _trees, Area) = (coding, trees, area);

    /// <summary>How well rows not learned from were told apart: the area under the ROC curve, 0.5 where not at all.</summary>
    public double Area { get; }

    /// <summary>Learns to tell rows apart.</summary>
    /// <param name="coding">The columns.</param>
    /// <param name="training">Classes of training rows, [columns][rows].</param>
    /// <param name="made">Classes of made rows, [columns][rows].</param>
    /// <param name="random">Draws the rows that are used, and those held out.</param>
    /// <param name="cancellation">Ends the work with <see cref="OperationCanceledException"/>.</param>
    public static RowJudge Fit(DiscreteCoding coding, int[][] training, int[][] made, RandomSource random, CancellationToken cancellation)
    {
        (BinnedRows real, BinnedRows realHeld) = Halves(JudgedCodes.Of(coding, training), random);
        (BinnedRows own, BinnedRows ownHeld) = Halves(JudgedCodes.Of(coding, made), random);
        BinnedRows rows = BinnedRows.Join(real, own);
        bool[] labels = [.. Enumerable.Range(0, rows.Rows).Select(row => row < real.Rows)];
        var options = new BoostingOptions
        {
            Trees = MostTrees,
            LearningRate = LearningRate,
            Growth = new TreeGrowth { Depth = 5, LeastWeight = 8, Penalty = 4 },
        };
        var all = BoostedTrees.FitYesNo(rows, labels, options, cancellation);
        (int Trees, double Loss, double Area) best = (0, Math.Log(2), 0.5);
        for (int trees = TreesBetween; trees <= MostTrees; trees += TreesBetween)
        {
            BoostedTrees first = all.First(trees);
            double[] realOdds = first.Outputs(realHeld), ownOdds = first.Outputs(ownHeld);
            double loss = (realOdds.Average(f => Loss(-f)) + ownOdds.Average(Loss)) / 2;
            if (loss < best.Loss) { best = (trees, loss, AreaOf(realOdds, ownOdds)); }
        }
        return new RowJudge(coding, all.First(best.Trees), best.Area);
    }

    /// <summary>Which of a pool of made rows to keep.</summary>
    /// <param name="pool">Their classes, [columns][rows].</param>
    /// <param name="kept">How many; at most the pool's rows.</param>
    /// <param name="random">Decides between them.</param>
    /// <returns>Their numbers, ascending.</returns>
    public int[] Keep(IReadOnlyList<int[]> pool, int kept, RandomSource random)
    {
        double[] odds = _trees.Outputs(JudgedCodes.Of(_coding, pool));
        double[] keys = Array.ConvertAll(odds, f => Math.Log(1 - random.NextDouble()) / Math.Clamp(Math.Exp(f), 1 / MostOdds, MostOdds));
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        int[] chosen = order[^kept..]; // the greatest keys
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>Adds the arrays to a model's.</summary>
    public void Write(ModelContents contents)
    {
        (int[] Nodes, double[] Leaves)[] trees = [.. _trees.Trees.Select(t => t.ToNumbers())];
        int[] nodes = [.. trees.SelectMany(t => t.Nodes)], sizes = [.. trees.SelectMany(t => new[] { t.Nodes.Length, t.Leaves.Length })];
        double[] leaves = [_trees.Start[0], Area, .. trees.SelectMany(t => t.Leaves)];
        contents.Weights.Add(NodesName, new NamedArray([nodes.Length], nodes));
        contents.Weights.Add(LeavesName, new NamedArray([leaves.Length], leaves));
        contents.Weights.Add(SizesName, new NamedArray([sizes.Length], sizes));
    }

    /// <summary>Brings a judge back, or null where the model has none.</summary>
    /// <exception cref="SynthTabException">The arrays are no trees over these columns.</exception>
    public static RowJudge? Read(ModelContents contents, DiscreteCoding coding)
    {
        if (!contents.Weights.ContainsKey(NodesName)) { return null; }
        int[] nodes = contents.Require<int>(NodesName), sizes = contents.Require<int>(SizesName);
        double[] leaves = contents.Require<double>(LeavesName);
        var trees = new List<DecisionTree>();
        int node = 0, leaf = 2;
        for (int i = 0; i + 1 < sizes.Length; i += 2)
        {
            bool fits = sizes[i] >= 0 && sizes[i + 1] >= 0 && node + (long)sizes[i] <= nodes.Length && leaf + (long)sizes[i + 1] <= leaves.Length;
            DecisionTree? tree = fits
                ? DecisionTree.FromNumbers(nodes.AsSpan(node, sizes[i]), leaves.AsSpan(leaf, sizes[i + 1]), outputs: 1, coding.Columns.Count)
                : null;
            trees.Add(tree ?? throw new SynthTabException($"weights '{NodesName}': the numbers are no trees, and those that this model was saved with are needed."));
            (node, leaf) = (node + sizes[i], leaf + sizes[i + 1]);
        }
        if (leaves.Length < 2 || Array.Exists(leaves, v => !double.IsFinite(v)))
        {
            throw new SynthTabException($"weights '{LeavesName}': a value is absent or not finite, and every one must be.");
        }
        return new RowJudge(coding, new BoostedTrees(trees, [leaves[0]], LearningRate), leaves[1]);
    }

    private static (BinnedRows Learned, BinnedRows Held) Halves(BinnedRows rows, RandomSource random)
    {
        int[] order = [.. Enumerable.Range(0, rows.Rows)];
        random.Shuffle(order.AsSpan());
        int used = Math.Min(rows.Rows, MostRows), held = (int)(used * HeldOut);
        return (rows.Take(order[held..used]), rows.Take(order[..held]));
    }

    /// <summary>ln(1 + e^f): the loss of a row of the kind that low odds speak for.</summary>
    private static double Loss(double f) => Math.Max(f, 0) + Math.Log(1 + Math.Exp(-Math.Abs(f)));

    private static double AreaOf(double[] real, double[] own)
    {
        (double Value, bool Real)[] all = [.. real.Select(v => (v, true)), .. own.Select(v => (v, false))];
        Array.Sort(all, (a, b) => a.Value.CompareTo(b.Value));
        double below = 0, wins = 0;
        for (int start = 0, end; start < all.Length; start = end)
        {
            int ties = 0, ownTies = 0;
            for (end = start; end < all.Length && all[end].Value == all[start].Value; end++) { ties++; ownTies += all[end].Real ? 0 : 1; }
            wins += (ties - ownTies) * (below + ownTies / 2.0);
            below += ownTies;
        }
        return wins / ((double)real.Length * own.Length);
    }
}
