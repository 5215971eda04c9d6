namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>The pairs of values, among the columns that gave a table away, which go together more or less often than they do
/// in the training table, beyond what the two values' own shares explain.</summary>
internal static class GiveawayPairs
{
    private const int MostGroups = 8;
    private const int MostPairs = 12;

    /// <summary>Of a thousand pairs of two samples of one law about one in twenty thousand lies farther out.</summary>
    private const double LeastStandardErrors = 4;

    /// <summary>The pairs farthest from their training dependence.</summary>
    public static DetailTable Table(DetectionFolds folds, int[] suspects)
    {
        ValueBins[] bins = [.. suspects.Select(c => ValueBins.Of(folds.Training.Columns[c], folds.Judged.Columns[c], MostGroups))];
        var found = new List<(double StandardErrors, DetailRow Row)>();
        for (int i = 0; i < suspects.Length; i++)
        {
            for (int j = i + 1; j < suspects.Length; j++)
            {
                string first = folds.Training.Columns[suspects[i]].Name, second = folds.Training.Columns[suspects[j]].Name;
                found.AddRange(Compare(bins[i], bins[j]).Select(p => (p.StandardErrors, new DetailRow(
                    [first, bins[i].Labels[p.First], second, bins[j].Labels[p.Second]], p.Group.Values(p.StandardErrors)))));
            }
        }
        return new DetailTable("pairs", "Pairs of values that go together too often or too rarely in the judged table", DetailKind.Figures,
            ["first", "value", "second", "its value"], Giveaway.Headers,
            [.. found.OrderByDescending(f => Math.Abs(f.StandardErrors)).Take(MostPairs).Select(f => f.Row)]);
    }

    private static IEnumerable<(int First, int Second, Giveaway Group, double StandardErrors)> Compare(ValueBins a, ValueBins b)
    {
        int[,] real = Count(a.Training, b.Training, a, b), judged = Count(a.Judged, b.Judged, a, b);
        double n = a.Training.Length, m = a.Judged.Length;
        (double[] realA, double[] realB) = Margins(real, n);
        (double[] judgedA, double[] judgedB) = Margins(judged, m);
        for (int i = 0; i < a.Labels.Count; i++)
        {
            for (int j = 0; j < b.Labels.Count; j++)
            {
                var group = new Giveaway(real[i, j], judged[i, j], (int)n, (int)m);
                double p = real[i, j] / n, q = judged[i, j] / m;
                double change = q - judgedA[i] * judgedB[j] - (p - realA[i] * realB[j]);
                double error = Math.Sqrt(p * (1 - p) / n + q * (1 - q) / m);
                double standardErrors = error > 0 ? change / error : 0;
                if (group.CanBeTold && Math.Abs(standardErrors) >= LeastStandardErrors) { yield return (i, j, group, standardErrors); }
            }
        }
    }

    private static int[,] Count(int[] first, int[] second, ValueBins a, ValueBins b)
    {
        var counts = new int[a.Labels.Count, b.Labels.Count];
        for (int row = 0; row < first.Length; row++) { counts[first[row], second[row]]++; }
        return counts;
    }

    private static (double[] First, double[] Second) Margins(int[,] counts, double rows)
    {
        var first = new double[counts.GetLength(0)];
        var second = new double[counts.GetLength(1)];
        for (int i = 0; i < first.Length; i++)
        {
            for (int j = 0; j < second.Length; j++)
            {
                first[i] += counts[i, j] / rows;
                second[j] += counts[i, j] / rows;
            }
        }
        return (first, second);
    }
}
