using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>
/// How well a model tells judged from training rows that it has not learned from: the area under the ROC curve, mean over
/// folds. 0.5 is a coin; below it rows of the two tables are copies of each other, because a row that the model has learned as
/// judged comes back as a training row.
/// </summary>
/// <remarks>The raw area is given, where others cut it at 0.5 and so hide copies. The interval combines DeLong's of the folds.
/// What gave the table away is told by columns (how much area is lost when a column is shuffled: Breiman 2001, "Random
/// Forests", section 10), by values, and by pairs of values.</remarks>
internal abstract class DetectionMetric : IMetric
{
    /// <summary>Points of the ROC curve that are told.</summary>
    private const int CurvePoints = 50;

    /// <summary>How many columns are looked into for values.</summary>
    private const int ColumnsLookedInto = 6;

    /// <inheritdoc/>
    public abstract MetricDescription Description { get; }

    /// <summary>Whether this is the detection of the summary, whose drawings open the section.</summary>
    private bool IsMain => Description.Headline is not null;

    /// <summary>The number of folds.</summary>
    protected abstract int Folds { get; }

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var folds = new DetectionFolds(pair, Folds);
        if (Math.Min(folds.Training.Rows, folds.Judged.Rows) < 2 * Folds)
        {
            return new MetricResult.NotApplicable($"a table has fewer than {2 * Folds} rows, and each of {Folds} folds needs two of either table");
        }
        FoldRanking[] rankings = Rank(folds, pair, cancellation);
        double area = rankings.Average(r => r.Curve.Area);
        Interval interval = Combine(area, rankings);
        double[] lost = [.. pair.Training.Columns.Select((_, column) => rankings.Average(r => r.AreaLost[column]))];
        int[] byImportance = [.. Enumerable.Range(0, lost.Length).OrderByDescending(c => lost[c])];
        int[] suspects = interval.Low > 0.5 ? [.. byImportance.Where(c => lost[c] > 0).Take(ColumnsLookedInto)] : [];
        return new MetricResult.Score(area)
        {
            Measure = "AUC",
            Interval = interval,
            Details =
            [
                Figures(rankings),
                new DetailTable("columns", "What each column gives away", DetailKind.Columns, ["column"], ["AUC lost when shuffled"],
                    [.. byImportance.Select(c => new DetailRow([pair.Training.Columns[c].Name], [lost[c]]))])
                {
                    Bars = new DetailBars(0), IsForemost = IsMain,
                },
                GiveawayValues.Table(folds, suspects),
                GiveawayPairs.Table(folds, suspects),
                Curve(rankings) with { IsForemost = IsMain },
            ],
            Notes = [.. folds.Notes, .. Reading(pair, interval, suspects)],
        };
    }

    /// <summary>Learns from all folds but one, for each, and ranks its rows.</summary>
    protected abstract FoldRanking[] Rank(DetectionFolds folds, PreparedPair pair, CancellationToken cancellation);

    private static IEnumerable<string> Reading(PreparedPair pair, Interval interval, int[] suspects)
    {
        if (interval.High < 0.5)
        {
            yield return "The area is below 0.5: the judged table repeats what stands in training rows, so that it is learned with one label and comes back "
                + "with the other; read the copies and distances under privacy.";
        }
        if (suspects.Length > 0)
        {
            yield return $"What gave the table away most: {string.Join(", ", suspects.Take(3).Select(c => pair.Training.Columns[c].Name))}.";
        }
    }

    /// <summary>The variance of the mean of K folds, 1/K of one fold's, raised by the ratio of test to training rows, because the
    /// folds' models share most of what they learned from.</summary>
    /// <remarks>Nadeau and Bengio 2003, "Inference for the Generalization Error", section 3.3.</remarks>
    private static Interval Combine(double area, FoldRanking[] rankings)
    {
        double squares = 0;
        foreach (FoldRanking ranking in rankings)
        {
            Interval one = ranking.Curve.AreaInterval();
            double halfWidth = Math.Max(one.High - ranking.Curve.Area, ranking.Curve.Area - one.Low);
            squares += halfWidth * halfWidth / rankings.Length;
        }
        double combined = Math.Sqrt(squares * (1.0 / rankings.Length + 1 / (rankings.Length - 1.0)));
        return new Interval(Math.Max(0, area - combined), Math.Min(1, area + combined));
    }

    private static DetailTable Figures(FoldRanking[] rankings)
    {
        double[] areas = [.. rankings.Select(r => r.Curve.Area)];
        return new DetailTable("figures", "Ranking of rows not learned from", DetailKind.Figures, ["figure"], ["value"],
        [
            new DetailRow(["AUC, mean over folds"], [areas.Average()]),
            .. areas.Select((area, i) => new DetailRow([string.Create(CultureInfo.InvariantCulture, $"AUC, fold {i + 1}")], [area])),
            new DetailRow(["LogisticDetection form: 1 - mean of (2 max(0.5, AUC) - 1)"], [1 - areas.Average(a => 2 * Math.Max(0.5, a) - 1)]),
        ]);
    }

    /// <summary>The mean of the folds' curves at the same shares of judged rows: each fold has its own model, whose scores mean nothing
    /// beside another's.</summary>
    private static DetailTable Curve(FoldRanking[] rankings)
    {
        (double FalsePositives, double TruePositives)[][] curves = [.. rankings.Select(r => r.Curve.Points(CurvePoints).ToArray())];
        return new DetailTable("roc", "ROC curve of detection", DetailKind.Curve, ["point"], ["judged rows taken for real", "training rows recognised as real"],
            [.. Enumerable.Range(0, CurvePoints + 1).Select(i => new DetailRow(
                [i.ToString(CultureInfo.InvariantCulture)],
                [curves[0][i].FalsePositives, curves.Average(c => c[i].TruePositives)]))]);
    }
}
