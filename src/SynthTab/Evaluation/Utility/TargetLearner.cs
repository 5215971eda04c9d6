using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Learners.Trees;

namespace SynthTab.Evaluation.Utility;

/// <summary>A way to learn a target from rows and to predict it for others.</summary>
internal abstract class TargetLearner
{
    /// <summary>Boosted trees: 100 of depth 6, learning rate 0.2.</summary>
    public static TargetLearner Trees { get; } = new TreeLearner(null);

    /// <summary>Few and small boosted trees, for where many targets are learned: 40 of depth 4, learning rate 0.3.</summary>
    public static TargetLearner SmallTrees { get; } = new TreeLearner(new BoostingOptions { Trees = 40, LearningRate = 0.3, Growth = new TreeGrowth { Depth = 4 } });

    /// <summary>Logistic regression (softmax for several classes), ridge regression for numbers.</summary>
    public static TargetLearner Linear { get; } = new LinearLearner();

    /// <summary>A random forest of 100 trees.</summary>
    public static TargetLearner Forest { get; } = new ForestLearner();

    /// <summary>Three small networks of different seeds, averaged.</summary>
    public static TargetLearner Network { get; } = new NetworkLearner();

    /// <summary>Predicts the target of the tested rows. A class that nothing was learned of has probability 0.</summary>
    public TargetPredictions Learn(TargetRows learned, TargetRows tested, CancellationToken cancellation)
    {
        learned = learned.Learnable;
        TargetColumn target = learned.Target;
        int rows = tested.Table.Rows;
        if (target.IsNumber)
        {
            return new PredictedNumbers(tested.Numbers, learned.Table.Rows == 0 ? new double[rows] : Numbers(learned, tested, cancellation), target.Scale);
        }
        double[][] probabilities = learned.Classes.Distinct().Count() > 1
            ? Probabilities(learned, tested, cancellation)
            : [.. target.ClassNames.Select((_, k) => Repeat(rows, learned.Classes.Contains(k) ? 1 : 0))];
        // A level that only the tested rows have can be learned by nobody: its rows are errors of a last, empty class.
        bool anyUnknown = tested.Classes.Contains(target.ClassNames.Count);
        return new PredictedClasses(
            tested.Classes,
            anyUnknown ? [.. probabilities, new double[rows]] : probabilities,
            anyUnknown ? [.. target.ClassNames, "(not in the training table)"] : target.ClassNames);
    }

    /// <summary>The probability of each class for each tested row, [classes][rows]; at least two classes were learned.</summary>
    protected abstract double[][] Probabilities(TargetRows learned, TargetRows tested, CancellationToken cancellation);

    /// <summary>The predicted number of each tested row, scaled, [rows]; at least one row was learned.</summary>
    protected abstract double[] Numbers(TargetRows learned, TargetRows tested, CancellationToken cancellation);

    private static double[] Repeat(int rows, double value)
    {
        var values = new double[rows];
        Array.Fill(values, value);
        return values;
    }

    /// <param name="options">How they learn; null for those that are kept with the rows.</param>
    private sealed class TreeLearner(BoostingOptions? options) : TargetLearner
    {
        protected override double[][] Probabilities(TargetRows learned, TargetRows tested, CancellationToken cancellation)
            => Model(learned, cancellation).Probabilities(learned.Bin(tested));

        protected override double[] Numbers(TargetRows learned, TargetRows tested, CancellationToken cancellation)
            => Model(learned, cancellation).Outputs(learned.Bin(tested));

        private BoostedTrees Model(TargetRows learned, CancellationToken cancellation)
            => options is null ? learned.Trees(cancellation) : learned.Grow(options, cancellation);
    }

    private sealed class ForestLearner : TargetLearner
    {
        private const long Seed = 1;

        protected override double[][] Probabilities(TargetRows learned, TargetRows tested, CancellationToken cancellation) => RandomForest
            .FitClasses(learned.Bin(learned), learned.Classes, learned.Target.ClassNames.Count, Seed, cancellation).Probabilities(learned.Bin(tested));

        protected override double[] Numbers(TargetRows learned, TargetRows tested, CancellationToken cancellation)
            => RandomForest.FitNumbers(learned.Bin(learned), learned.Numbers, Seed, cancellation).Outputs(learned.Bin(tested));
    }

    /// <summary>Features are scaled as the training table suggests, whatever is learned from: of scale only the penalty knows.</summary>
    private sealed class LinearLearner : TargetLearner
    {
        protected override double[][] Probabilities(TargetRows learned, TargetRows tested, CancellationToken cancellation)
        {
            (StandardRows rows, StandardRows test) = Standardise(learned, tested);
            if (learned.Target.ClassNames.Count > 2)
            {
                return SoftmaxRegression.Fit(rows, learned.Classes, learned.Target.ClassNames.Count, cancellation).Probabilities(test);
            }
            double[] second = LogisticRegression.Fit(rows, Array.ConvertAll(learned.Classes, k => k == 1), cancellation).Probabilities(test);
            return [Array.ConvertAll(second, p => 1 - p), second];
        }

        protected override double[] Numbers(TargetRows learned, TargetRows tested, CancellationToken cancellation)
        {
            (StandardRows rows, StandardRows test) = Standardise(learned, tested);
            return RidgeRegression.Fit(rows, learned.Numbers).Predict(test);
        }
    }

    private sealed class NetworkLearner : TargetLearner
    {
        private const int Networks = 3;

        protected override double[][] Probabilities(TargetRows learned, TargetRows tested, CancellationToken cancellation)
        {
            (StandardRows rows, StandardRows test) = Standardise(learned, tested);
            int classes = learned.Target.ClassNames.Count;
            double[][][] each = InParallel(seed => Softmax.ByClass(SmallNetwork.FitClasses(rows, learned.Classes, classes, seed, cancellation).Outputs(test), classes));
            return [.. Enumerable.Range(0, classes).Select(k => Mean([.. each.Select(e => e[k])]))];
        }

        protected override double[] Numbers(TargetRows learned, TargetRows tested, CancellationToken cancellation)
        {
            (StandardRows rows, StandardRows test) = Standardise(learned, tested);
            // Networks learn at one speed: the target must have a spread near 1.
            double mean = learned.Numbers.Average(), spread = Math.Sqrt(learned.Numbers.Average(y => (y - mean) * (y - mean)));
            if (spread == 0) { return Repeat(test.Rows, mean); }
            double[] targets = Array.ConvertAll(learned.Numbers, y => (y - mean) / spread);
            return [.. Mean(InParallel(seed => SmallNetwork.FitNumbers(rows, targets, seed, cancellation).Outputs(test))).Select(y => mean + spread * y)];
        }

        private static T[] InParallel<T>(Func<long, T> fit) => [.. Enumerable.Range(1, Networks).AsParallel().AsOrdered().Select(seed => fit(seed))];

        private static double[] Mean(double[][] each) => [.. each[0].Select((_, row) => each.Average(e => e[row]))];
    }

    private static (StandardRows Learned, StandardRows Tested) Standardise(TargetRows learned, TargetRows tested)
    {
        StandardFeatures features = StandardFeatures.Fit(learned.Target.Training, learned.Target.Name);
        return (features.Apply(learned.Table), features.Apply(tested.Table));
    }
}
