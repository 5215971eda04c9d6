using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Pictures;

/// <summary>Cuts numbers into about twenty ranges at round numbers, none with few training rows.</summary>
internal static class NumberParts
{
    private const double Tail = 0.01;

    /// <summary>The ranges with their shares; nothing where the training table has too few values.</summary>
    public static List<PicturePart> Of(PreparedNumbers real, PreparedNumbers judged)
    {
        double[] sorted = real.Sorted;
        if (sorted.Length < 2 * ScorecardPictures.FewestRows) { return []; }
        double[] edges = RoundEdges.Between(sorted[(int)(Tail * sorted.Length)], sorted[(int)((1 - Tail) * (sorted.Length - 1))], real.Schema.Kind);
        int[] realCounts = Count(edges, sorted), judgedCounts = Count(edges, judged.Sorted);
        return
        [
            .. Merge(realCounts).Select(group => Part(group.First, group.Last)),
        ];

        PicturePart Part(int first, int last)
        {
            double? from = first == 0 ? null : edges[first - 1], to = last == edges.Length ? null : edges[last];
            return new PicturePart(
                RoundEdges.Label(from, to, real.Schema), from, to,
                realCounts[first..(last + 1)].Sum() / (double)real.Rows, judgedCounts[first..(last + 1)].Sum() / (double)judged.Rows);
        }
    }

    /// <summary>How many values lie below the first edge, between each two, and at or above the last one, [edges + 1].</summary>
    private static int[] Count(double[] edges, double[] sorted)
    {
        var counts = new int[edges.Length + 1];
        foreach (double value in sorted) { counts[BinEdges.CountAtOrBelow(edges, value)]++; }
        return counts;
    }

    /// <summary>Joins neighbours until each group holds no training row or enough of them; first and last positions of the groups.</summary>
    private static List<(int First, int Last)> Merge(int[] counts)
    {
        var groups = new List<(int First, int Last, int Rows)>();
        int first = 0, rows = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            rows += counts[i];
            if (rows is > 0 and < ScorecardPictures.FewestRows) { continue; }
            groups.Add((first, i, rows));
            (first, rows) = (i + 1, 0);
        }
        while (rows is > 0 and < ScorecardPictures.FewestRows && groups.Count > 0) // what is left goes to the groups before it
        {
            (first, rows) = (groups[^1].First, rows + groups[^1].Rows);
            groups.RemoveAt(groups.Count - 1);
        }
        if (rows > 0) { groups.Add((first, counts.Length - 1, rows)); }
        return [.. groups.Select(g => (g.First, g.Last))];
    }
}
