using SynthTab.Learners.Trees;

namespace SynthTab.Learners;

/// <summary>
/// Gradient-boosted trees: each tree takes a step down the loss of all before it. Missing cells need no filling and
/// categories no coding. Several classes share each tree, whose leaves hold one step for each.
/// </summary>
/// <remarks>Chen and Guestrin 2016, "XGBoost: A Scalable Tree Boosting System", with their L2 penalty and histograms; nothing is
/// drawn at random, so that the same rows give the same model. Ours rather than a library's because detection, utility and
/// attacks fit some hundred models per evaluation: codes are made once and shared by all of them, a category costs one column
/// and not one for each level, and the gain of each column comes for free.</remarks>
internal sealed class BoostedTrees
{
    private readonly DecisionTree[] _trees;
    private readonly double[] _start;
    private readonly double _learningRate;

    private BoostedTrees(DecisionTree[] trees, double[] start, double learningRate, double[] gains)
    {
        _trees = trees;
        _start = start;
        _learningRate = learningRate;
        Gains = gains;
    }

    /// <summary>Brings a model back from its parts; it knows no gains.</summary>
    public BoostedTrees(IReadOnlyList<DecisionTree> trees, double[] start, double learningRate)
        : this([.. trees], start, learningRate, [])
    {
    }

    /// <summary>The trees, in the order in which they were grown.</summary>
    public IReadOnlyList<DecisionTree> Trees => _trees;

    /// <summary>What every row begins with, [outputs].</summary>
    public IReadOnlyList<double> Start => _start;

    /// <summary>The model of its first trees alone.</summary>
    public BoostedTrees First(int trees) => new(_trees[..trees], _start, _learningRate, Gains);

    /// <summary>By how much splits of each column have lowered the loss in training, [columns].</summary>
    public double[] Gains { get; }

    /// <summary>Learns a number.</summary>
    /// <param name="rows">What to learn from; at least one row.</param>
    /// <param name="targets">The truth, [rows]; finite.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="cancellation">Asked before each tree.</param>
    public static BoostedTrees FitNumbers(BinnedRows rows, double[] targets, BoostingOptions options, CancellationToken cancellation)
        => Fit(rows, new SquaredLoss(targets), options, cancellation);

    /// <summary>Learns a yes or no.</summary>
    /// <param name="rows">What to learn from; at least one row.</param>
    /// <param name="labels">The truth, [rows].</param>
    /// <param name="options">How to learn.</param>
    /// <param name="cancellation">Asked before each tree.</param>
    public static BoostedTrees FitYesNo(BinnedRows rows, bool[] labels, BoostingOptions options, CancellationToken cancellation)
        => Fit(rows, new YesNoLoss(labels), options, cancellation);

    /// <summary>Learns a class.</summary>
    /// <param name="rows">What to learn from; at least one row.</param>
    /// <param name="labels">The truth, [rows], each from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes; at least 2.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="cancellation">Asked before each tree.</param>
    public static BoostedTrees FitClasses(BinnedRows rows, int[] labels, int classes, BoostingOptions options, CancellationToken cancellation)
        => classes == 2
            ? FitYesNo(rows, Array.ConvertAll(labels, label => label == 1), options, cancellation)
            : Fit(rows, new ClassLoss(labels, classes), options, cancellation);

    /// <summary>What the model gives for each row, [rows, outputs]: numbers or log-odds.</summary>
    public double[] Outputs(BinnedRows rows)
    {
        double[] outputs = Repeat(_start, rows.Rows);
        foreach (DecisionTree tree in _trees) { tree.AddTo(outputs, rows, _learningRate); }
        return outputs;
    }

    /// <summary>The probability of each class for each row, [classes][rows], of a model of classes.</summary>
    public double[][] Probabilities(BinnedRows rows)
    {
        double[] outputs = Outputs(rows);
        if (_start.Length > 1) { return Softmax.ByClass(outputs, _start.Length); }
        double[] yes = Array.ConvertAll(outputs, LogisticLoss.Sigmoid);
        return [Array.ConvertAll(yes, p => 1 - p), yes];
    }

    private static BoostedTrees Fit(BinnedRows rows, BoostingLoss loss, BoostingOptions options, CancellationToken cancellation)
    {
        double[] start = loss.Start(), outputs = Repeat(start, rows.Rows);
        var derivatives = new Derivatives(rows.Rows, loss.Outputs);
        var grower = new TreeGrower(rows, loss.Outputs, options.Growth);
        var trees = new DecisionTree[options.Trees];
        int[] members = [.. Enumerable.Range(0, rows.Rows)];
        for (int i = 0; i < trees.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            loss.Differentiate(outputs, derivatives);
            Array.Sort(members); // rows in order are read faster
            trees[i] = grower.Grow(derivatives, members);
            trees[i].AddTo(outputs, rows, options.LearningRate);
        }
        return new BoostedTrees(trees, start, options.LearningRate, grower.Gains);
    }

    private static double[] Repeat(double[] values, int times)
    {
        var repeated = new double[values.Length * times];
        for (int i = 0; i < repeated.Length; i++) { repeated[i] = values[i % values.Length]; }
        return repeated;
    }
}
