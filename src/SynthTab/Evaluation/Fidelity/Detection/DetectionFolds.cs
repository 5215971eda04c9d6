using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>The rows of training and judged table that a model is to tell apart, cut into folds by row number.</summary>
/// <remarks>Rows stand in their canonical, random order, so that a fold is a random part.</remarks>
internal sealed class DetectionFolds
{
    /// <summary>Takes both tables within the limit on rows, half of it for each.</summary>
    public DetectionFolds(PreparedPair pair, int folds)
    {
        int limit = Math.Max(1, pair.Limits.ModelRows / 2);
        Folds = folds;
        Training = pair.Training.Sample(limit);
        Judged = pair.Candidate.Sample(limit);
        Notes =
        [
            .. SampleNote("training", Training.Rows, pair.Training.Rows),
            .. SampleNote("judged", Judged.Rows, pair.Candidate.Rows),
        ];
    }

    /// <summary>The number of folds.</summary>
    public int Folds { get; }

    /// <summary>The real rows.</summary>
    public PreparedTable Training { get; }

    /// <summary>The rows to be told from them.</summary>
    public PreparedTable Judged { get; }

    /// <summary>What is to be said about the rows taken.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The row numbers of a table that are (or are not) in the fold, ascending.</summary>
    public int[] Rows(PreparedTable table, int fold, bool inFold) => [.. Enumerable.Range(0, table.Rows).Where(row => row % Folds == fold == inFold)];

    /// <summary>Measures a fold's ranking as it is and with each column shuffled among the rows of both tables.</summary>
    /// <param name="scores">The scores of the fold's rows, those of the training table first.</param>
    /// <param name="real">How many of them are of the training table.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="shuffled">The scores with a column's cells (its position) taken from other rows (their numbers, [rows]).</param>
    /// <param name="random">Draws the orders.</param>
    public static FoldRanking Rank(double[] scores, int real, int columns, Func<int, int[], double[]> shuffled, RandomSource random)
    {
        var curve = Curve(scores, real);
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        var lost = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            random.Shuffle<int>(order);
            lost[column] = curve.Area - Curve(shuffled(column, order), real).Area;
        }
        return new FoldRanking(curve, lost);
    }

    private static RocCurve Curve(double[] scores, int real) => new(scores[..real], scores[real..]);

    private static IEnumerable<string> SampleNote(string name, int taken, int all)
    {
        if (taken < all) { yield return FormattableString.Invariant($"{taken:N0} of {all:N0} rows of the {name} table were looked at, drawn by seed."); }
    }
}
