using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>
/// Cuts a numeric column into classes. Values that many rows have are classes of their own; the values between them are cut into
/// classes of about equally many rows, and each of these into pieces.
/// </summary>
/// <remarks>
/// The rule. With at most 200 different values, each on average in twenty rows, every value of <see cref="DiscreteOptions.LeastRows"/>
/// rows is a class; else a value is one when it fills half a class of ordinary ones, and twenty rows. A run of ordinary values between two
/// such values that has fewer than the least rows makes no piece: its cells are coded as the nearest piece. The outermost pieces end not
/// at the extreme value, which is one person's, but where a stretch with the piece's mean would end, and within the range.
/// </remarks>
internal static class ClassLearning
{
    private const int MostSingleValues = 200, RowsPerSingleValue = 20;

    /// <summary>Learns a column.</summary>
    public static LearnedClasses Learn(NumericColumn column, DiscreteOptions options)
    {
        DistinctValues distinct = DistinctValues.Of(column.Values);
        int bins = options.Bins ?? DiscreteOptions.BinsFor(column.Count);
        int least = Math.Min(options.LeastRows ?? DiscreteOptions.LeastRowsFor(column.Count), Math.Max(1, distinct.Rows));
        bool few = distinct.Values.Length <= Math.Min(MostSingleValues, Math.Max(2, distinct.Rows / RowsPerSingleValue));
        double single = few ? least : Math.Max(RowsPerSingleValue, 0.5 * distinct.Rows / bins);
        var pieces = new List<Piece>();
        var starts = new List<int>();
        var measure = new ClassMeasure(distinct);
        for (int i = 0; i < distinct.Values.Length;)
        {
            if (distinct.Counts[i] >= single)
            {
                starts.Add(pieces.Count);
                pieces.Add(new Piece(distinct, i, i));
                i++;
                continue;
            }
            int end = i;
            while (end < distinct.Values.Length && distinct.Counts[end] < single) { end++; }
            int classes = Math.Max(1, (int)(measure.Of(i, end - 1) * bins + 0.5));
            foreach ((int first, int last) in Cut(distinct, i, end - 1, classes, least, measure.Of))
            {
                starts.Add(pieces.Count);
                pieces.AddRange(Cut(distinct, first, last, options.Pieces, least, (a, b) => Rows(distinct, a, b)).Select(c => new Piece(distinct, c.First, c.Last)));
            }
            i = end;
        }
        if (pieces.Count == 0 && distinct.Rows > 0)
        {
            starts.Add(0);
            pieces.Add(new Piece(distinct, 0, distinct.Values.Length - 1));
        }
        return Finish(column, distinct, pieces, starts);
    }

    /// <summary>Cuts values into runs of about equal measure; none has fewer than the least rows, and so there may be fewer runs, or none.</summary>
    private static IEnumerable<(int First, int Last)> Cut(
        DistinctValues distinct, int first, int last, int runs, int least, Func<int, int, double> measure)
    {
        double rows = Rows(distinct, first, last), all = measure(first, last), taken = 0, done = 0;
        if (rows < least) { yield break; }
        int start = first;
        double own = 0;
        for (int i = first; i < last; i++)
        {
            (taken, own, done) = (taken + distinct.Counts[i], own + distinct.Counts[i], done + measure(i, i));
            double border = all * (Math.Floor((done - measure(i, i)) / all * runs + 1e-9) + 1) / runs;
            // The border nearest to the run's share: a value that would overshoot by more than the run lacks belongs to the next one.
            bool full = done >= border || done + measure(i + 1, i + 1) - border > border - done;
            if (!full || own < least || rows - taken < least || measure(start, i) < all / runs / 2) { continue; }
            yield return (start, i);
            (start, own) = (i + 1, 0);
        }
        yield return (start, last);
    }

    private static double Rows(DistinctValues distinct, int first, int last)
    {
        double rows = 0;
        for (int i = first; i <= last; i++) { rows += distinct.Counts[i]; }
        return rows;
    }

    private static LearnedClasses Finish(NumericColumn column, DistinctValues distinct, List<Piece> pieces, List<int> starts)
    {
        double[] lows = [.. pieces.Select(p => distinct.Values[p.First])], highs = [.. pieces.Select(p => distinct.Values[p.Last])];
        // Neighbouring stretches share the gap between them; a single value keeps to itself.
        for (int i = 0; i + 1 < lows.Length; i++)
        {
            if (lows[i] == highs[i] || lows[i + 1] == highs[i + 1] || pieces[i].Last + 1 != pieces[i + 1].First) { continue; }
            double middle = highs[i] / 2 + lows[i + 1] / 2;
            if (middle < highs[i] || middle >= lows[i + 1]) { middle = highs[i]; } // neighbouring doubles have no middle
            (highs[i], lows[i + 1]) = (middle, Math.BitIncrement(middle));
        }
        if (pieces.Count > 0 && lows[^1] < highs[^1]) { highs[^1] = Math.Min(highs[^1], pieces[^1].Mean + (pieces[^1].Mean - lows[^1])); }
        if (pieces.Count > 0 && lows[0] < highs[0]) { lows[0] = Math.Max(lows[0], pieces[0].Mean - (highs[0] - pieces[0].Mean)); }
        return new LearnedClasses
        {
            Name = column.Schema.Name,
            Lows = lows,
            Highs = highs,
            Rows = [.. pieces.Select(p => p.Rows)],
            Starts = [.. starts],
            Missing = column.Count - distinct.Rows,
        };
    }

    /// <summary>A run of different values, by their indices.</summary>
    private sealed class Piece
    {
        public Piece(DistinctValues distinct, int first, int last)
        {
            (First, Last) = (first, last);
            for (int i = first; i <= last; i++)
            {
                Rows += distinct.Counts[i];
            }
            for (int i = first; i <= last; i++) { Mean += distinct.Values[i] * ((double)distinct.Counts[i] / Rows); } // shares first: no overflow
        }

        public int First { get; }

        public int Last { get; }

        public long Rows { get; }

        public double Mean { get; }
    }
}
