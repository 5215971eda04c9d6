using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Learners.Trees;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>Detection by boosted trees in five folds: 100 trees of depth 6, learning rate 0.3.</summary>
/// <remarks>Bins are learned from both tables together, so that a value that only one of them has can be asked for; missing
/// numbers have a code of their own. See <see cref="DetectionMetric"/> for the area and its interval.</remarks>
internal sealed class TreeDetection : DetectionMetric
{
    private static readonly BoostingOptions _options = new() { LearningRate = 0.3 };

    /// <inheritdoc/>
    public override MetricDescription Description { get; } = new()
    {
        Name = "detection-trees",
        Family = MetricFamily.Fidelity,
        Question = "Can boosted trees tell judged from training rows?",
        Blindness = "The more rows, the smaller the flaw that suffices; what matters to a user and what does not weigh the same.",
        Direction = MetricDirection.CloserToReference,
        Copies = CopySide.Below,
        Headline = new Headline("told apart by boosted trees, 0.5 is best", HeadlineForm.Plain),
    };

    /// <inheritdoc/>
    protected override int Folds => 5;

    /// <inheritdoc/>
    protected override FoldRanking[] Rank(DetectionFolds folds, PreparedPair pair, CancellationToken cancellation)
    {
        var binning = RowBinning.Fit(PreparedTable.Join(folds.Training, folds.Judged));
        BinnedRows real = binning.Apply(folds.Training), judged = binning.Apply(folds.Judged);
        return [.. Enumerable.Range(0, Folds).AsParallel().AsOrdered().WithCancellation(cancellation).Select(fold =>
        {
            int[] RealRows(bool inFold) => folds.Rows(folds.Training, fold, inFold);
            int[] JudgedRows(bool inFold) => folds.Rows(folds.Judged, fold, inFold);
            int learned = RealRows(inFold: false).Length, tested = RealRows(inFold: true).Length;
            BinnedRows rows = BinnedRows.Join(real.Take(RealRows(inFold: false)), judged.Take(JudgedRows(inFold: false)));
            BinnedRows both = BinnedRows.Join(real.Take(RealRows(inFold: true)), judged.Take(JudgedRows(inFold: true)));
            bool[] labels = [.. Enumerable.Range(0, rows.Rows).Select(row => row < learned)];
            var model = BoostedTrees.FitYesNo(rows, labels, _options, cancellation);
            double[] Shuffled(int column, int[] order) => model.Outputs(both.With(column, both.Columns[column].Take(order)));
            return DetectionFolds.Rank(
                model.Outputs(both), tested, real.Columns.Count, Shuffled, pair.RandomFor(FormattableString.Invariant($"detection-trees {fold}")));
        })];
    }
}
