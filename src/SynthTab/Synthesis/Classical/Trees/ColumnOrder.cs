namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Puts the columns of coded rows into a visiting order.</summary>
internal static class ColumnOrder
{
    private const int MostRows = 20_000; // associations are estimated from so many rows

    /// <summary>The columns in their order.</summary>
    /// <param name="order">Which.</param>
    /// <param name="rows">The coded rows.</param>
    public static int[] Of(VisitingOrder order, ClassRows rows)
    {
        int[] columns = [.. Enumerable.Range(0, rows.Codes.Length)];
        return order switch
        {
            VisitingOrder.Entropy => [.. columns.OrderBy(c => Entropy(rows.Codes[c], rows.Classes[c]))],
            VisitingOrder.Association => Chain(Associations(rows)),
            _ => columns,
        };
    }

    private static double Entropy(ReadOnlySpan<int> codes, int classes)
    {
        var counts = new double[classes];
        foreach (int code in codes) { counts[code]++; }
        return Entropy(counts, codes.Length);
    }

    private static double Entropy(ReadOnlySpan<double> counts, double all)
    {
        double sum = 0;
        foreach (double count in counts) { sum -= count > 0 ? count / all * Math.Log(count / all) : 0; }
        return sum;
    }

    /// <summary>Mutual information, as a share of the smaller entropy of the two, of each pair of columns.</summary>
    private static double[,] Associations(ClassRows rows)
    {
        int columns = rows.Codes.Length, used = Math.Min(rows.Rows, MostRows), step = Math.Max(1, rows.Rows / MostRows);
        int[][] codes = [.. rows.Codes.Select(c => Enumerable.Range(0, used).Select(i => c[i * step]).ToArray())];
        double[] own = [.. codes.Select((c, i) => Entropy(c, rows.Classes[i]))];
        var found = new double[columns, columns];
        Parallel.For(0, columns, a =>
        {
            for (int b = 0; b < a; b++)
            {
                var joint = new double[rows.Classes[a] * rows.Classes[b]];
                for (int i = 0; i < used; i++) { joint[codes[a][i] * rows.Classes[b] + codes[b][i]]++; }
                double cells = joint.Count(c => c > 0), chance = (cells - rows.Classes[a] - rows.Classes[b] + 1) / (2 * used); // of independent ones
                double told = Math.Max(0, own[a] + own[b] - Entropy(joint, used) - Math.Max(0, chance));
                found[a, b] = found[b, a] = told / Math.Max(1e-12, Math.Min(own[a], own[b]));
            }
        });
        return found;
    }

    private static int[] Chain(double[,] associations)
    {
        List<int> left = [.. Enumerable.Range(0, associations.GetLength(0))], order = [];
        while (left.Count > 0)
        {
            IEnumerable<int> told = order.Count == 0 ? [.. left] : order;
            int next = left.MaxBy(c => told.Sum(t => associations[c, t]));
            left.Remove(next);
            order.Add(next);
        }
        return [.. order];
    }
}
