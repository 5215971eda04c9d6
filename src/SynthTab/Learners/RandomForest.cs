using SynthTab.Learners.Trees;

namespace SynthTab.Learners;

/// <summary>A forest of 100 deep trees, each grown on a bootstrap sample and on few columns drawn for each split; it answers with
/// their mean.</summary>
/// <remarks>Breiman 2001, "Random Forests". Columns per split: the square root of their number for classes, a third for numbers.</remarks>
internal sealed class RandomForest
{
    private const int Trees = 100;

    /// <summary>Deeper than any tree that helps; a limit, so that a thousand equal splits in a row exhaust no stack.</summary>
    private const int Deepest = 64;

    private readonly DecisionTree[] _trees;
    private readonly int _outputs;

    private RandomForest(DecisionTree[] trees, int outputs)
    {
        _trees = trees;
        _outputs = outputs;
    }

    /// <summary>Learns a number.</summary>
    /// <param name="rows">What to learn from; at least one row.</param>
    /// <param name="targets">The truth, [rows]; finite.</param>
    /// <param name="seed">Decides the samples and the columns of each split.</param>
    /// <param name="cancellation">Asked before each tree.</param>
    public static RandomForest FitNumbers(BinnedRows rows, double[] targets, long seed, CancellationToken cancellation)
        => Fit(rows, targets, 1, rows.Columns.Count / 3, seed, cancellation);

    /// <summary>Learns a class.</summary>
    /// <param name="rows">What to learn from; at least one row.</param>
    /// <param name="labels">The truth, [rows], each from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes; at least 2.</param>
    /// <param name="seed">Decides the samples and the columns of each split.</param>
    /// <param name="cancellation">Asked before each tree.</param>
    public static RandomForest FitClasses(BinnedRows rows, int[] labels, int classes, long seed, CancellationToken cancellation)
    {
        var truth = new double[labels.Length * classes];
        for (int row = 0; row < labels.Length; row++) { truth[row * classes + labels[row]] = 1; }
        return Fit(rows, truth, classes, (int)Math.Sqrt(rows.Columns.Count), seed, cancellation);
    }

    /// <summary>The mean of the trees for each row, [rows, outputs]: numbers, or shares of the classes.</summary>
    public double[] Outputs(BinnedRows rows)
    {
        var outputs = new double[rows.Rows * _outputs];
        foreach (DecisionTree tree in _trees) { tree.AddTo(outputs, rows, 1.0 / Trees); }
        return outputs;
    }

    /// <summary>The share of each class for each row, [classes][rows].</summary>
    public double[][] Probabilities(BinnedRows rows)
    {
        double[] outputs = Outputs(rows);
        return [.. Enumerable.Range(0, _outputs).Select(k => Enumerable.Range(0, rows.Rows).Select(row => outputs[row * _outputs + k]).ToArray())];
    }

    private static RandomForest Fit(BinnedRows rows, double[] truth, int outputs, int columnsPerSplit, long seed, CancellationToken cancellation)
    {
        var growth = new TreeGrowth { Depth = Deepest, Penalty = 0, ColumnsPerSplit = Math.Max(1, columnsPerSplit) };
        var trees = new DecisionTree[Trees];
        Parallel.For(0, Trees, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var random = new RandomSource(seed, (ulong)i);
            int[] draws = new int[rows.Rows];
            for (int draw = 0; draw < draws.Length; draw++) { draws[random.NextInt(draws.Length)]++; }
            var derivatives = new Derivatives(rows.Rows, outputs);
            for (int at = 0; at < truth.Length; at++)
            {
                derivatives.Slopes[at] = -truth[at] * draws[at / outputs];
                derivatives.Curvatures[at] = draws[at / outputs];
            }
            int[] members = [.. Enumerable.Range(0, rows.Rows).Where(row => draws[row] > 0)];
            trees[i] = new TreeGrower(rows, outputs, growth, random).Grow(derivatives, members);
        });
        return new RandomForest(trees, outputs);
    }
}
