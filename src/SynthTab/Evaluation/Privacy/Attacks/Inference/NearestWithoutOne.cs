using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SynthTab.Evaluation.Neighbours;

namespace SynthTab.Evaluation.Privacy.Attacks.Inference;

/// <summary>
/// For every query row and every secret column, the nearest reference row by all columns but the secret one.
/// </summary>
/// <remarks>Gower's distance is a mean over columns, so that leaving a column out is subtracting its part: the distances over
/// all columns are summed once, whatever the number of secrets. Ties go to the lowest row number.</remarks>
internal static class NearestWithoutOne
{
    private const int Run = 512; // a run's columns stay in the cache while many queries pass over it

    private const int QueryRun = 64;

    /// <summary>A secret column of the query rows and of the reference rows, both coded for Gower's distance.</summary>
    /// <param name="IsNumber">Whether it holds numbers; else codes.</param>
    /// <param name="Queries">Its cells in the query rows.</param>
    /// <param name="References">Its cells in the reference rows.</param>
    public sealed record Secret(bool IsNumber, double[] Queries, double[] References);

    /// <summary>The row numbers, [secrets][queries].</summary>
    /// <param name="queries">The rows that ask.</param>
    /// <param name="references">The rows among which neighbours are sought, at least one.</param>
    /// <param name="secrets">The columns to leave out, each in turn.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static int[][] Find(MixedRows queries, MixedRows references, IReadOnlyList<Secret> secrets, CancellationToken cancellation)
    {
        int[][] nearest = [.. secrets.Select(_ => new int[queries.Rows])];
        double[][] distances = [.. secrets.Select(_ => Infinite(queries.Rows))];
        int runs = (queries.Rows + QueryRun - 1) / QueryRun;
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellation }, run =>
        {
            Span<double> sums = stackalloc double[Run], rest = stackalloc double[Run];
            for (int start = 0; start < references.Rows; start += Run)
            {
                int length = Math.Min(Run, references.Rows - start);
                for (int query = run * QueryRun; query < Math.Min(queries.Rows, (run + 1) * QueryRun); query++)
                {
                    RowDistances.Fill(RowDistance.Gower, queries, query, references, start, sums[..length]);
                    TensorPrimitives.Multiply(sums[..length], references.Columns, sums[..length]);
                    for (int s = 0; s < secrets.Count; s++)
                    {
                        Subtract(secrets[s], query, start, sums[..length], rest[..length]);
                        Offer(rest[..length], start, ref nearest[s][query], ref distances[s][query]);
                    }
                }
            }
        });
        return nearest;
    }

    /// <summary>Writes the sums over all columns but the secret one.</summary>
    private static void Subtract(Secret secret, int query, int start, ReadOnlySpan<double> sums, Span<double> rest)
    {
        double cell = secret.Queries[query];
        ReadOnlySpan<double> cells = secret.References.AsSpan(start, sums.Length);
        ReadOnlySpan<Vector<double>> wideCells = MemoryMarshal.Cast<double, Vector<double>>(cells), wideSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        Span<Vector<double>> wideRest = MemoryMarshal.Cast<double, Vector<double>>(rest);
        var wideCell = new Vector<double>(cell);
        bool present = secret.IsNumber && !double.IsNaN(cell);
        for (int i = 0; i < wideCells.Length; i++)
        {
            Vector<double> gap = present
                ? Vector.Min(Vector.Abs(wideCell - wideCells[i]), Vector<double>.One)
                : Vector.ConditionalSelect(Vector.Equals(wideCell, wideCells[i]), Vector<double>.Zero, Vector<double>.One);
            // Of two numbers both missing is 0 and one missing 1; NaN is unequal to itself.
            if (present) { gap = Vector.ConditionalSelect(Vector.Equals(gap, gap), gap, Vector<double>.One); }
            else if (secret.IsNumber) { gap = Vector.ConditionalSelect(Vector.Equals(wideCells[i], wideCells[i]), Vector<double>.One, Vector<double>.Zero); }
            wideRest[i] = wideSums[i] - gap;
        }
        for (int i = wideCells.Length * Vector<double>.Count; i < rest.Length; i++) { rest[i] = sums[i] - Gap(secret.IsNumber, cell, cells[i]); }
    }

    private static double Gap(bool isNumber, double a, double b)
    {
        if (!isNumber) { return a == b ? 0 : 1; }
        if (double.IsNaN(a) || double.IsNaN(b)) { return double.IsNaN(a) && double.IsNaN(b) ? 0 : 1; }
        return Math.Min(Math.Abs(a - b), 1);
    }

    /// <summary>Takes the nearest of the run if it is nearer than what is known by more than a tie.</summary>
    private static void Offer(ReadOnlySpan<double> distances, int start, ref int nearest, ref double known)
    {
        double least = TensorPrimitives.Min(distances);
        if (!(least < known - NearestRows.Tie)) { return; }
        int first = 0;
        while (distances[first] > least + NearestRows.Tie) { first++; }
        nearest = start + first;
        known = least;
    }

    private static double[] Infinite(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.PositiveInfinity);
        return values;
    }
}
