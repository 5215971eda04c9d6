using System.Numerics;
using System.Runtime.InteropServices;

namespace SynthTab.Evaluation.Neighbours;

/// <summary>In how many balls each row lies.</summary>
internal static class BallCounts
{
    private const int Run = 512; // a run's columns stay in the cache while many queries pass over it

    private const int QueryRun = 64;

    /// <summary>For each query row the number of reference rows that are nearer than their own radius by more than a tie, [queries].</summary>
    /// <param name="queries">The rows that may lie in balls.</param>
    /// <param name="references">The balls' centres.</param>
    /// <param name="radii">Each ball's radius, [references].</param>
    /// <param name="distance">The kind of distance.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static int[] Of(MixedRows queries, MixedRows references, double[] radii, RowDistance distance, CancellationToken cancellation)
    {
        double[] bars = Array.ConvertAll(radii, r => r - NearestRows.Tie);
        var counts = new int[queries.Rows];
        Parallel.For(0, (queries.Rows + QueryRun - 1) / QueryRun, new ParallelOptions { CancellationToken = cancellation }, run =>
        {
            Span<double> distances = stackalloc double[Run];
            for (int start = 0; start < references.Rows; start += Run)
            {
                Span<double> part = distances[..Math.Min(Run, references.Rows - start)];
                for (int query = run * QueryRun; query < Math.Min(queries.Rows, (run + 1) * QueryRun); query++)
                {
                    RowDistances.Fill(distance, queries, query, references, start, part);
                    counts[query] += CountBelow(part, bars.AsSpan(start, part.Length));
                }
            }
        });
        return counts;
    }

    private static int CountBelow(ReadOnlySpan<double> values, ReadOnlySpan<double> bars)
    {
        ReadOnlySpan<Vector<double>> wideValues = MemoryMarshal.Cast<double, Vector<double>>(values), wideBars = MemoryMarshal.Cast<double, Vector<double>>(bars);
        Vector<long> below = Vector<long>.Zero; // a comparison that holds is -1
        for (int i = 0; i < wideValues.Length; i++) { below += Vector.LessThan(wideValues[i], wideBars[i]); }
        int count = (int)-Vector.Sum(below);
        for (int i = wideValues.Length * Vector<double>.Count; i < values.Length; i++) { count += values[i] < bars[i] ? 1 : 0; }
        return count;
    }
}
