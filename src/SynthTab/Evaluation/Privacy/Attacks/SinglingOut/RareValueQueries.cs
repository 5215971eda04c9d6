namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>Single predicates that one judged row alone satisfies: a value that occurs once, the extremes, the only missing cell.</summary>
internal static class RareValueQueries
{
    /// <summary>At most <paramref name="limit"/> of them, drawn at random.</summary>
    public static QuerySet From(QueryTable judged, int limit, RandomSource random)
    {
        Predicate[] all = [.. Enumerable.Range(0, judged.Cells.Length).SelectMany(column => OfColumn(judged, column))];
        random.Shuffle<Predicate>(all);
        return new QuerySet([.. all.Take(limit).Select(p => new[] { p })], all.Length);
    }

    private static IEnumerable<Predicate> OfColumn(QueryTable judged, int column)
    {
        double[] sorted = judged.Sorted[column];
        int first = judged.FirstPresent(column), last = sorted.Length - 1;
        if (first == 1) { yield return new Predicate(column, Comparison.Missing); }
        for (int i = first; i <= last; i++)
        {
            bool alone = (i == first || sorted[i] != sorted[i - 1]) && (i == last || sorted[i] != sorted[i + 1]);
            if (!alone) { continue; }
            yield return new Predicate(column, Comparison.Equal, sorted[i]);
            if (!judged.IsNumber[column]) { continue; }
            if (i == first) { yield return new Predicate(column, Comparison.AtMost, sorted[i]); }
            if (i == last) { yield return new Predicate(column, Comparison.AtLeast, sorted[i]); }
        }
    }
}
