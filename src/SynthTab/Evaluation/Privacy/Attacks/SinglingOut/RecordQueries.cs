using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>Conjunctions that describe a random judged row in a few random columns, kept where that row alone satisfies them.</summary>
/// <remarks>A level is asked for as it is; a number by "at least" above the column's median and "at most" otherwise, so that
/// the query reaches outwards, where rows are rare.</remarks>
internal static class RecordQueries
{
    /// <summary>At most <paramref name="limit"/> different conjunctions of so many columns (at most three), from at most
    /// <paramref name="tries"/> rows drawn.</summary>
    public static QuerySet From(QueryTable judged, int columns, int limit, int tries, RandomSource random)
    {
        double[] medians = [.. Enumerable.Range(0, judged.Cells.Length).Select(c => Median(judged.Sorted[c].AsSpan(judged.FirstPresent(c))))];
        var seen = new HashSet<(Predicate, Predicate, Predicate)>();
        List<Predicate[]> kept = [];
        int tried = 0;
        for (; tried < tries && kept.Count < limit; tried++)
        {
            int row = random.NextInt(judged.Rows);
            Predicate[] query = Array.ConvertAll(
                RandomColumns.Draw(judged.Cells.Length, columns, random), c => Describe(judged, c, row, medians[c]));
            if (judged.SinglesOut(query) && seen.Add(Key(query))) { kept.Add(query); }
        }
        return new QuerySet(kept, tried);
    }

    private static Predicate Describe(QueryTable judged, int column, int row, double median)
    {
        double cell = judged.Cells[column][row];
        if (double.IsNaN(cell)) { return new Predicate(column, Comparison.Missing); }
        if (!judged.IsNumber[column]) { return new Predicate(column, Comparison.Equal, cell); }
        return new Predicate(column, cell > median ? Comparison.AtLeast : Comparison.AtMost, cell);
    }

    /// <summary>Halves before adding, so that the largest doubles have a median too.</summary>
    private static double Median(ReadOnlySpan<double> sorted)
        => sorted.IsEmpty ? 0 : sorted[(sorted.Length - 1) / 2] / 2 + sorted[sorted.Length / 2] / 2;

    private static (Predicate, Predicate, Predicate) Key(Predicate[] query)
        => (query[0], query.ElementAtOrDefault(1), query.ElementAtOrDefault(2));
}
