using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The similarity of every two columns' dependence, by correlation for two numbers and by joint counts for the rest.</summary>
internal static class PairTrends
{
    /// <summary>Scores all pairs and averages them. A pair whose training correlation is undefined is left out and noted.</summary>
    /// <param name="pair">The tables; both have rows.</param>
    /// <param name="real">The training columns as codes.</param>
    /// <param name="judged">The candidate's columns as codes that mean the same.</param>
    /// <param name="ofConstant">The score of two numeric columns whose correlation is defined in the training table and
    /// undefined in the candidate, given the training correlation; null leaves the pair out.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static MetricResult Compare(
        PreparedPair pair, CodedColumn[] real, CodedColumn[] judged, Func<double, double?> ofConstant, CancellationToken cancellation)
    {
        (int First, int Second)[] pairs = [.. PairsOf(real.Length)];
        if (pairs.Length == 0) { return new MetricResult.NotApplicable("there is one column only, and a pair needs two"); }
        double?[] scores = [.. pairs.AsParallel().AsOrdered().WithCancellation(cancellation).Select(p => BothNumbers(pair, p)
            ? ByCorrelation(pair, p, ofConstant)
            : 1 - JointDistance.TotalVariation([real[p.First], real[p.Second]], [judged[p.First], judged[p.Second]]))];
        double[] defined = [.. scores.OfType<double>()];
        if (defined.Length == 0) { return new MetricResult.NotApplicable("no pair of columns has a defined correlation"); }
        int left = scores.Length - defined.Length;
        return new MetricResult.Score(defined.Average())
        {
            Details = [Details(pair, pairs, scores, ofConstant), Figures(pair.Training, pairs, scores)],
            Notes = left == 0 ? [] : [$"{left} of {scores.Length} pairs are left out: the correlation of a constant or empty column is undefined."],
        };
    }

    private static IEnumerable<(int First, int Second)> PairsOf(int columns)
    {
        for (int i = 0; i < columns; i++)
        {
            for (int j = i + 1; j < columns; j++) { yield return (i, j); }
        }
    }

    private static bool BothNumbers(PreparedPair pair, (int First, int Second) p)
        => pair.Training.Columns[p.First] is PreparedNumbers && pair.Training.Columns[p.Second] is PreparedNumbers;

    private static double? ByCorrelation(PreparedPair pair, (int First, int Second) p, Func<double, double?> ofConstant)
        => Similarity(Correlations.Of(pair.Training).Between(p.First, p.Second), Correlations.Of(pair.Candidate).Between(p.First, p.Second), ofConstant);

    /// <summary>The same by Spearman's correlation, which sees every monotone dependence; null for other pairs.</summary>
    private static double? ByRanks(PreparedPair pair, (int First, int Second) p, Func<double, double?> ofConstant) => BothNumbers(pair, p)
        ? Similarity(
            Correlations.OfRanks(pair.Training).Between(p.First, p.Second), Correlations.OfRanks(pair.Candidate).Between(p.First, p.Second), ofConstant)
        : null;

    private static double? Similarity(double expected, double found, Func<double, double?> ofConstant)
        => double.IsNaN(expected) ? null : double.IsNaN(found) ? ofConstant(expected) : 1 - Math.Abs(expected - found) / 2;

    /// <summary>The mean over the pairs that hang together in the training table, and how many there are.</summary>
    private static DetailTable Figures(PreparedTable training, (int First, int Second)[] pairs, double?[] scores)
    {
        StrongPairs strong = StrongPairs.Of(training);
        double[] counted = [.. pairs.Zip(scores).Where(p => p.Second is not null && strong.Holds(p.First.First, p.First.Second)).Select(p => p.Second!.Value)];
        return new DetailTable("figures", "Pairs that depend on each other in the training table", DetailKind.Figures, ["figure"], ["value"],
        [
            new DetailRow(["mean score of those pairs"], [counted.Length == 0 ? null : counted.Average()]),
            new DetailRow(["such pairs"], [counted.Length]),
            new DetailRow(["pairs left out of every mean"], [scores.Count(s => s is null)]),
        ]);
    }

    private static DetailTable Details(PreparedPair pair, (int First, int Second)[] pairs, double?[] scores, Func<double, double?> ofConstant)
        => new("pairs", "Similarity of each pair's dependence", DetailKind.Pairs, ["first", "second", "measure"], ["score", "by ranks"],
            [.. pairs.Zip(scores, (p, score) => new DetailRow(
                [pair.Training.Columns[p.First].Name, pair.Training.Columns[p.Second].Name, BothNumbers(pair, p) ? "correlation" : "joint counts"],
                [score, ByRanks(pair, p, ofConstant)]))]);
}
