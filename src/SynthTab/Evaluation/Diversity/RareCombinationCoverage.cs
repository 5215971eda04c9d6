using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>The share of the rare combinations of two columns' values that occur.</summary>
/// <remarks>
/// Values are categories, tenths of numbers (cut at the training column's deciles) and "missing". Rare: at least 5 training rows
/// and at most 1 % of them (in a small table at most 20 rows or 5 %); a fresh sample as large as the training table holds nearly all
/// of them. Above 300 pairs of columns so many are drawn by seed.
/// </remarks>
internal sealed class RareCombinationCoverage : IMetric
{
    private const int Least = 5;
    private const int MostPairs = 300;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "rare-combination-coverage",
        Family = MetricFamily.Diversity,
        Question = "Do the rare combinations of two values occur?",
        Blindness = "One row is enough for a combination to count as present, and combinations of three values are not seen.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfAllRows,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        int columns = pair.Training.Columns.Count;
        if (columns < 2) { return new MetricResult.NotApplicable("there is one column only, and a combination needs two"); }
        DecileCodes codes = DecileCodes.Of(pair);
        int most = Rarity.Most(codes.Training[0].Codes.Length);
        IReadOnlyList<int[]> pairs = ColumnSets.Of(columns, 2, MostPairs, pair.RandomFor(Description.Name));
        Combination[] rare = [.. pairs.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(p => Rare(codes, p, most))];
        if (rare.Length == 0) { return new MetricResult.NotApplicable($"no two values go together in {Least} to {most} training rows"); }
        return new MetricResult.Score(rare.Count(c => c.Found) / (double)rare.Length)
        {
            Details = [ByPair(pair, rare), Missing(pair, codes, rare)],
            Notes = [.. Notes(columns, pairs.Count), .. codes.Notes],
        };
    }

    private static IEnumerable<Combination> Rare(DecileCodes codes, int[] columns, int most)
    {
        (CodedColumn first, CodedColumn second) = (codes.Training[columns[0]], codes.Training[columns[1]]);
        long Key(int a, int b) => (long)a * second.Count + b;
        Dictionary<long, int> counts = [];
        for (int row = 0; row < first.Codes.Length; row++)
        {
            long key = Key(first.Codes[row], second.Codes[row]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        int[] judgedFirst = codes.Candidate[columns[0]].Codes, judgedSecond = codes.Candidate[columns[1]].Codes;
        HashSet<long> judged = [];
        for (int row = 0; row < judgedFirst.Length; row++) { judged.Add(Key(judgedFirst[row], judgedSecond[row])); }
        return counts.Where(c => c.Value >= Least && c.Value <= most).OrderBy(c => c.Key).Select(c => new Combination(
            columns[0], (int)(c.Key / second.Count), columns[1], (int)(c.Key % second.Count), c.Value, judged.Contains(c.Key)));
    }

    private static DetailTable ByPair(PreparedPair pair, Combination[] rare)
        => new("pairs", "Rare combinations of each pair of columns", DetailKind.Pairs, ["first", "second"], ["share found", "rare combinations"],
            [.. rare.GroupBy(c => (c.First, c.Second)).Select(g => new DetailRow(
                [pair.Training.Columns[g.Key.First].Name, pair.Training.Columns[g.Key.Second].Name],
                [g.Count(c => c.Found) / (double)g.Count(), g.Count()]))]);

    /// <summary>The missing combinations in words, those of most training rows first.</summary>
    private static DetailTable Missing(PreparedPair pair, DecileCodes codes, Combination[] rare)
        => new("missing-combinations", $"Missing combinations of at least {Discretion.LeastRows} training rows", DetailKind.Figures,
            ["first", "its value", "second", "its value"], ["training rows"],
            [.. rare.Where(c => !c.Found && c.Rows >= Discretion.LeastRows).OrderByDescending(c => c.Rows).Take(Discretion.MostNamed)
                .Select(c => new DetailRow(
                    [
                        pair.Training.Columns[c.First].Name, codes.Describe(c.First, c.FirstCode),
                        pair.Training.Columns[c.Second].Name, codes.Describe(c.Second, c.SecondCode),
                    ],
                    [c.Rows]))]);

    private static IEnumerable<string> Notes(int columns, int pairs)
    {
        if (pairs < ColumnSets.Count(columns, 2))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} of {ColumnSets.Count(columns, 2):N0} pairs of columns were taken, drawn by seed.");
        }
    }

    private sealed record Combination(int First, int FirstCode, int Second, int SecondCode, int Rows, bool Found);
}
