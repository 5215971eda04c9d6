using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace SynthTab.Evaluation.Learners;

/// <summary>Gradient-boosted trees (ML.NET's FastTree, an implementation of MART): 100 trees of at most 20 leaves, learning rate 0.2.</summary>
/// <remarks>One thread, and no part of the data is drawn at random, so that the same rows give the same model.</remarks>
internal static class BoostedTrees
{
    private const int Trees = 100;
    private const int Leaves = 20;
    private const int RowsPerLeaf = 10;
    private const double LearningRate = 0.2;

    /// <summary>Learns a yes or no and gives the probability of yes for each test row.</summary>
    /// <param name="training">Features to learn from, [rows, width]; at least one row.</param>
    /// <param name="labels">The truth, [rows]; where it is the same everywhere, so is the answer.</param>
    /// <param name="test">Features to predict for, of the same width.</param>
    /// <param name="cancellation">Asked before the training, which takes seconds.</param>
    public static double[] Probabilities(FeatureMatrix training, bool[] labels, FeatureMatrix test, CancellationToken cancellation)
    {
        if (Array.TrueForAll(labels, label => label == labels[0])) { return Constant(test.Rows, labels[0] ? 1 : 0); }
        if (training.Width == 0) { return Constant(test.Rows, labels.Count(label => label) / (double)labels.Length); }
        cancellation.ThrowIfCancellationRequested();
        var context = new MLContext(seed: 1);
        var model = context.BinaryClassification.Trainers.FastTree(Configure(new FastTreeBinaryTrainer.Options()))
            .Fit(View(context, training, row => labels[row] ? 1 : 0));
        return Predictions(model.Transform(View(context, test, _ => 0)), "Probability");
    }

    /// <summary>Learns a number and predicts it for each test row.</summary>
    /// <param name="training">Features to learn from, [rows, width]; at least one row.</param>
    /// <param name="targets">The truth, [rows].</param>
    /// <param name="test">Features to predict for, of the same width.</param>
    /// <param name="cancellation">Asked before the training, which takes seconds.</param>
    public static double[] Numbers(FeatureMatrix training, double[] targets, FeatureMatrix test, CancellationToken cancellation)
    {
        if (training.Width == 0) { return Constant(test.Rows, targets.Average()); }
        cancellation.ThrowIfCancellationRequested();
        var context = new MLContext(seed: 1);
        var options = Configure(new FastTreeRegressionTrainer.Options { LabelColumnName = nameof(FeatureRow.Target) });
        var model = context.Regression.Trainers.FastTree(options).Fit(View(context, training, row => (float)targets[row]));
        return Predictions(model.Transform(View(context, test, _ => 0)), "Score");
    }

    private static double[] Constant(int rows, double value)
    {
        var values = new double[rows];
        Array.Fill(values, value);
        return values;
    }

    private static TOptions Configure<TOptions>(TOptions options) where TOptions : BoostedTreeOptions
    {
        options.NumberOfTrees = Trees;
        options.NumberOfLeaves = Leaves;
        options.MinimumExampleCountPerLeaf = RowsPerLeaf;
        options.LearningRate = LearningRate;
        options.NumberOfThreads = 1;
        options.Seed = 1;
        return options;
    }

    private static IDataView View(MLContext context, FeatureMatrix features, Func<int, float> target)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(FeatureRow));
        schema[nameof(FeatureRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Width);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, features.Rows).Select(row => new FeatureRow
        {
            Features = features.Row(row).ToArray(),
            Target = target(row),
            Label = target(row) > 0,
        }), schema);
    }

    private static double[] Predictions(IDataView predicted, string column)
        => [.. predicted.GetColumn<float>(column).Select(value => (double)value)];

    /// <summary>One row in the form that ML.NET reads by property name.</summary>
    private sealed class FeatureRow
    {
        public float[] Features { get; init; } = [];

        public float Target { get; init; }

        public bool Label { get; init; }
    }
}
