using System.Buffers;

namespace SynthTab.Evaluation.Preparation;

/// <summary>The total variation distance between two tables' joint distributions of some columns, by counting.</summary>
internal static class JointDistance
{
    /// <summary>½ Σ |p - q| over all combinations of codes, in [0, 1]; both tables must have rows, and the columns' codes must
    /// mean the same in both.</summary>
    public static double TotalVariation(ReadOnlySpan<CodedColumn> first, ReadOnlySpan<CodedColumn> second)
    {
        long cells = 1;
        foreach (CodedColumn column in first) { cells = checked(cells * column.Count); }
        long rows = first[0].Codes.Length + (long)second[0].Codes.Length;
        return cells <= Math.Max(1 << 12, 4 * rows) ? ByArray(first, second, (int)cells) : BySorting(first, second);
    }

    private static double ByArray(ReadOnlySpan<CodedColumn> first, ReadOnlySpan<CodedColumn> second, int cells)
    {
        int[] counts = ArrayPool<int>.Shared.Rent(2 * cells);
        Span<int> p = counts.AsSpan(0, cells), q = counts.AsSpan(cells, cells);
        p.Clear();
        q.Clear();
        Count(first, p);
        Count(second, q);
        double n = first[0].Codes.Length, m = second[0].Codes.Length, sum = 0;
        for (int cell = 0; cell < cells; cell++) { sum += Math.Abs(p[cell] / n - q[cell] / m); }
        ArrayPool<int>.Shared.Return(counts);
        return sum / 2;
    }

    private static void Count(ReadOnlySpan<CodedColumn> columns, Span<int> counts)
    {
        if (columns.Length == 2)
        {
            int[] a = columns[0].Codes, b = columns[1].Codes;
            int width = columns[1].Count;
            for (int row = 0; row < a.Length; row++) { counts[a[row] * width + b[row]]++; }
            return;
        }
        foreach (long key in Keys(columns)) { counts[(int)key]++; }
    }

    private static double BySorting(ReadOnlySpan<CodedColumn> first, ReadOnlySpan<CodedColumn> second)
    {
        long[] a = Keys(first), b = Keys(second);
        Array.Sort(a);
        Array.Sort(b);
        double sum = 0;
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            long key = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            int inA = RunLength(a, ref i, key), inB = RunLength(b, ref j, key);
            sum += Math.Abs(inA / (double)a.Length - inB / (double)b.Length);
        }
        return sum / 2;
    }

    private static int RunLength(long[] sorted, ref int position, long key)
    {
        int start = position;
        while (position < sorted.Length && sorted[position] == key) { position++; }
        return position - start;
    }

    /// <summary>One number for each row's combination of codes, in mixed radix.</summary>
    private static long[] Keys(ReadOnlySpan<CodedColumn> columns)
    {
        var keys = new long[columns[0].Codes.Length];
        foreach (CodedColumn column in columns)
        {
            for (int row = 0; row < keys.Length; row++) { keys[row] = keys[row] * column.Count + column.Codes[row]; }
        }
        return keys;
    }
}
