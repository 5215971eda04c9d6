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
        int least = Math.Min(options.LeastRows, Math.Max(1, distinct.Rows));
        bool few = distinct.Values.Length <= Math.Min(MostSingleValues, Math.Max(2, distinct.Rows / RowsPerSingleValue));
        double single = few ? least : Math.Max(RowsPerSingleValue, 0.5 * distinct.Rows / bins);
        var pieces = new List<Piece>();
        var starts = new List<int>();
        double perClass = Math.Max(least, (double)distinct.Rows / bins);
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
            foreach ((int first, int last) in Cut(distinct, i, end - 1, perClass, least))
            {
                starts.Add(pieces.Count);
                double perPiece = Math.Max(least, Rows(distinct, first, last) / options.Pieces);
                pieces.AddRange(Cut(distinct, first, last, perPiece, least).Select(c => new Piece(distinct, c.First, c.Last)));
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

    /// <summary>Cuts values into runs of about equally many rows; none has fewer than the least, and so there may be no run at all.</summary>
    private static IEnumerable<(int First, int Last)> Cut(DistinctValues distinct, int first, int last, double perRun, int least)
    {
        double all = Rows(distinct, first, last);
        if (all < least) { yield break; }
        int runs = Math.Max(1, (int)(all / perRun + 0.5));
        double taken = 0, own = 0;
        int start = first, run = 1;
        for (int i = first; i <= last; i++)
        {
            taken += distinct.Counts[i];
            own += distinct.Counts[i];
            // The border nearest to the run's share: a value that would overshoot by more than it lacks belongs to the next run.
            double next = i < last ? distinct.Counts[i + 1] : 0, border = all * run / runs;
            bool full = taken >= border || taken + next - border > border - taken;
            if (i < last && run < runs && full && own >= least && all - taken >= least)
            {
                yield return (start, i);
                (start, own) = (i + 1, 0);
                run = Math.Max(run + 1, (int)(taken / all * runs) + 1);
            }
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
            double middle = highs[i] + (lows[i + 1] - highs[i]) / 2;
            (highs[i], lows[i + 1]) = (middle, Math.BitIncrement(middle));
        }
        if (pieces.Count > 0 && lows[^1] < highs[^1]) { highs[^1] = Math.Min(highs[^1], lows[^1] + 2 * (pieces[^1].Mean - lows[^1])); }
        if (pieces.Count > 0 && lows[0] < highs[0]) { lows[0] = Math.Max(lows[0], highs[0] - 2 * (highs[0] - pieces[0].Mean)); }
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
                Mean += distinct.Values[i] * distinct.Counts[i];
            }
            Mean /= Rows;
        }

        public int First { get; }

        public int Last { get; }

        public long Rows { get; }

        public double Mean { get; }
    }
}
