using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>Different rows, sorted by every column, so that a conjunction of predicates is answered by looking
/// at the rows of its rarest predicate alone.</summary>
internal sealed class QueryTable
{
    private readonly int[][] _orders; // [columns][rows], the missing cells first

    private QueryTable(bool[] isNumber, double[][] cells)
    {
        Rows = cells[0].Length;
        IsNumber = isNumber;
        Cells = cells;
        Sorted = [.. cells.Select(column => (double[])column.Clone())];
        _orders = [.. Sorted.AsParallel().AsOrdered().Select(SortInPlace)];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Which columns hold numbers, [columns].</summary>
    public bool[] IsNumber { get; }

    /// <summary>The cells, [columns][rows]: numbers or level codes; NaN where missing.</summary>
    public double[][] Cells { get; }

    /// <summary>The cells of each column in ascending order, the missing ones first.</summary>
    public double[][] Sorted { get; }

    /// <summary>The rows named of one table or of several with the same columns.</summary>
    public static QueryTable Of(params (PreparedTable Table, int[] Rows)[] parts) => new(
        [.. parts[0].Table.Columns.Select(c => c is PreparedNumbers)],
        [.. Enumerable.Range(0, parts[0].Table.Columns.Count)
            .Select(i => parts.SelectMany(part => Array.ConvertAll(part.Rows, row => Cell(part.Table.Columns[i], row))).ToArray())]);

    /// <summary>The numbers of the rows that equal no earlier one.</summary>
    public static int[] DifferentRows(PreparedTable table)
    {
        UInt128[] keys = RowKeys.Of(table).Keys;
        var seen = new HashSet<UInt128>(keys.Length);
        return [.. Enumerable.Range(0, keys.Length).Where(row => seen.Add(keys[row]))];
    }

    /// <summary>Whether exactly one row satisfies all predicates.</summary>
    public bool SinglesOut(ReadOnlySpan<Predicate> query)
    {
        (int rarest, int start, int end) = (0, 0, int.MaxValue);
        for (int i = 0; i < query.Length; i++)
        {
            (int from, int to) = Range(query[i]);
            if (to - from < end - start) { (rarest, start, end) = (i, from, to); }
        }
        int found = 0;
        int[] order = _orders[query[rarest].Column];
        for (int position = start; position < end && found < 2; position++)
        {
            if (AllHold(query, order[position])) { found++; }
        }
        return found == 1;
    }

    /// <summary>Where a column's present cells begin in <see cref="Sorted"/>: the number of its missing cells.</summary>
    public int FirstPresent(int column) => LowerBound(Sorted[column], 0, double.NegativeInfinity);

    private static double Cell(PreparedColumn column, int row) => column switch
    {
        PreparedNumbers numbers => numbers.Values[row],
        PreparedCategories categories when categories.Codes[row] >= 0 => categories.Codes[row],
        _ => double.NaN,
    };

    private bool AllHold(ReadOnlySpan<Predicate> query, int row)
    {
        foreach (Predicate predicate in query)
        {
            if (!predicate.Holds(Cells[predicate.Column][row])) { return false; }
        }
        return true;
    }

    /// <summary>A run of the column's order that holds every row of the predicate, and for all but "not equal" no other.</summary>
    private (int Start, int End) Range(Predicate predicate)
    {
        double[] sorted = Sorted[predicate.Column];
        int present = FirstPresent(predicate.Column);
        int below = LowerBound(sorted, present, predicate.Value), above = LowerBound(sorted, below, Math.BitIncrement(predicate.Value));
        return predicate.Comparison switch
        {
            Comparison.Equal => (below, above),
            Comparison.Less => (present, below),
            Comparison.AtMost => (present, above),
            Comparison.AtLeast => (below, sorted.Length),
            Comparison.Greater => (above, sorted.Length),
            Comparison.Missing => (0, present),
            _ => (present, sorted.Length),
        };
    }

    /// <summary>The first position from <paramref name="low"/> on whose value is at least the one given.</summary>
    private static int LowerBound(double[] sorted, int low, double value)
    {
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] >= value) { high = middle; } else { low = middle + 1; } // NaN is not at least anything
        }
        return low;
    }

    /// <summary>.NET sorts NaN before all numbers.</summary>
    private static int[] SortInPlace(double[] cells)
    {
        int[] order = [.. Enumerable.Range(0, cells.Length)];
        Array.Sort(cells, order);
        return order;
    }
}
