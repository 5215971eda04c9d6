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
            Details = [Details(pair, pairs, scores)],
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
    {
        double expected = Correlations.Of(pair.Training).Between(p.First, p.Second);
        double found = Correlations.Of(pair.Candidate).Between(p.First, p.Second);
        return double.IsNaN(expected) ? null : double.IsNaN(found) ? ofConstant(expected) : 1 - Math.Abs(expected - found) / 2;
    }

    private static DetailTable Details(PreparedPair pair, (int First, int Second)[] pairs, double?[] scores)
        => new("pairs", "Similarity of each pair's dependence", DetailKind.Pairs, ["first", "second", "measure"], ["score"],
            [.. pairs.Zip(scores, (p, score) => new DetailRow(
                [pair.Training.Columns[p.First].Name, pair.Training.Columns[p.Second].Name, BothNumbers(pair, p) ? "correlation" : "joint counts"],
                [score]))]);
}
