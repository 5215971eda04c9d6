using System.Numerics.Tensors;
using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>Detection by logistic regression on standardised numbers and one feature for each category, in three folds.</summary>
/// <remarks>The LogisticDetection of SDMetrics, solved to convergence, with folds by row number; a category that the training
/// table lacks is a row of zeros and not an error. See <see cref="DetectionMetric"/> for the area and its interval.</remarks>
internal sealed class LogisticDetection : DetectionMetric
{
    /// <inheritdoc/>
    public override MetricDescription Description { get; } = new()
    {
        Name = "detection-logistic",
        Family = MetricFamily.Fidelity,
        Question = "Can a linear model tell judged from training rows?",
        Blindness = "It weighs each column by itself, so that a table of shuffled columns passes, and gaps in numbers are not seen.",
        Direction = MetricDirection.CloserToReference,
        Copies = CopySide.Below,
    };

    /// <inheritdoc/>
    protected override int Folds => 3;

    /// <inheritdoc/>
    protected override FoldRanking[] Rank(DetectionFolds folds, PreparedPair pair, CancellationToken cancellation)
    {
        StandardFeatures features = StandardFeatures.Fit(folds.Training);
        StandardRows real = features.Apply(folds.Training), judged = features.Apply(folds.Judged);
        return [.. Enumerable.Range(0, Folds).Select(fold =>
        {
            int[] RealRows(bool inFold) => folds.Rows(folds.Training, fold, inFold);
            int[] JudgedRows(bool inFold) => folds.Rows(folds.Judged, fold, inFold);
            StandardRows learned = real.Take(RealRows(inFold: false));
            var rows = StandardRows.Join(learned, judged.Take(JudgedRows(inFold: false)));
            bool[] labels = [.. Enumerable.Range(0, rows.Rows).Select(row => row < learned.Rows)];
            var model = LogisticRegression.Fit(rows, labels, cancellation);
            StandardRows tested = real.Take(RealRows(inFold: true));
            var both = StandardRows.Join(tested, judged.Take(JudgedRows(inFold: true)));
            return Rank(model, both, tested.Rows, features.ColumnOf, pair, fold);
        })];
    }

    /// <summary>Shuffling a column's cells only exchanges what they add to each row's log-odds.</summary>
    private static FoldRanking Rank(LogisticRegression model, StandardRows rows, int real, int[] columnOf, PreparedPair pair, int fold)
    {
        double[] scores = model.LogOdds(rows);
        double[] Shuffled(int column, int[] order)
        {
            double[] added = Added(model, rows, columnOf, column);
            var changed = new double[scores.Length];
            TensorPrimitives.Subtract<double>(scores, added, changed);
            TensorPrimitives.Add<double>(changed, Array.ConvertAll(order, row => added[row]), changed);
            return changed;
        }
        return DetectionFolds.Rank(scores, real, pair.Training.Columns.Count, Shuffled, pair.RandomFor(FormattableString.Invariant($"detection-logistic {fold}")));
    }

    private static double[] Added(LogisticRegression model, StandardRows rows, int[] columnOf, int column)
    {
        var added = new double[rows.Rows];
        for (int i = 0; i < rows.NumberCount; i++)
        {
            if (columnOf[i] != column) { continue; }
            for (int row = 0; row < added.Length; row++) { added[row] += model.Weights[i] * rows.NumbersOf(row)[i]; }
        }
        for (int row = 0; row < added.Length; row++)
        {
            foreach (int place in rows.PlacesOf(row))
            {
                if (place >= 0 && columnOf[place] == column) { added[row] += model.Weights[place]; }
            }
        }
        return added;
    }
}
