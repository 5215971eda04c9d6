namespace SynthTab.Evaluation.Neighbours;

/// <summary>The nearest reference rows of every query row, found by comparing with all of them.</summary>
/// <remarks>
/// Exact on purpose: an approximate index errs most on the outlying rows, which are the ones that an audit is about. The cost
/// is queries x references x columns, about a nanosecond per pair of rows and core for fifteen columns.
/// </remarks>
public sealed class NearestRows
{
    /// <summary>Distances closer together than this are ties; among ties the lower row number counts as nearer.</summary>
    public const double Tie = 1e-9;

    private const int ReferenceRun = 512; // a run's columns stay in the cache while many queries pass over it

    private const int QueryRun = 64;

    private readonly int[] _rows;
    private readonly double[] _distances;

    private NearestRows(int queries, int k)
    {
        Queries = queries;
        K = k;
        _rows = new int[(long)queries * k];
        _distances = new double[(long)queries * k];
        Array.Fill(_rows, -1);
        Array.Fill(_distances, double.PositiveInfinity);
    }

    /// <summary>The number of query rows.</summary>
    public int Queries { get; }

    /// <summary>How many neighbours each has.</summary>
    public int K { get; }

    /// <summary>The row number of a query's neighbour, nearest first (0); -1 when there are fewer references than that.</summary>
    public int Row(int query, int rank = 0) => _rows[query * K + rank];

    /// <summary>The distance of a query's neighbour; positive infinity when there is none.</summary>
    public double Distance(int query, int rank = 0) => _distances[query * K + rank];

    /// <summary>The distances of every query's neighbour of one rank, [queries].</summary>
    public double[] Distances(int rank = 0)
    {
        var all = new double[Queries];
        for (int q = 0; q < Queries; q++) { all[q] = Distance(q, rank); }
        return all;
    }

    /// <summary>Finds the <paramref name="k"/> nearest references of every query.</summary>
    /// <param name="queries">The rows that ask.</param>
    /// <param name="references">The rows among which neighbours are sought.</param>
    /// <param name="distance">The kind of distance.</param>
    /// <param name="k">How many neighbours; at least 1.</param>
    /// <param name="sameRows">Whether both are the same table, in which no row is its own neighbour.</param>
    /// <param name="cancellation">Ends the search with <see cref="OperationCanceledException"/>.</param>
    public static NearestRows Find(
        MixedRows queries, MixedRows references, RowDistance distance, int k, bool sameRows = false, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var nearest = new NearestRows(queries.Rows, k);
        int runs = (queries.Rows + QueryRun - 1) / QueryRun;
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellation }, run =>
        {
            Span<double> distances = stackalloc double[ReferenceRun];
            int end = Math.Min(queries.Rows, (run + 1) * QueryRun);
            for (int start = 0; start < references.Rows; start += ReferenceRun)
            {
                Span<double> part = distances[..Math.Min(ReferenceRun, references.Rows - start)];
                for (int query = run * QueryRun; query < end; query++)
                {
                    RowDistances.Fill(distance, queries, query, references, start, part);
                    if (sameRows && query >= start && query < start + part.Length) { part[query - start] = double.PositiveInfinity; }
                    nearest.Offer(query, start, part);
                }
            }
        });
        return nearest;
    }

    /// <summary>Keeps the nearest of those known and those offered. References come in ascending order, so that a later row
    /// replaces an earlier one only when it is nearer by more than a tie.</summary>
    private void Offer(int query, int start, ReadOnlySpan<double> distances)
    {
        Span<double> known = _distances.AsSpan(query * K, K);
        Span<int> rows = _rows.AsSpan(query * K, K);
        double bar = known[^1] - Tie;
        for (int i = 0; i < distances.Length; i++)
        {
            if (!(distances[i] < bar)) { continue; }
            int rank = K - 1;
            for (; rank > 0 && distances[i] < known[rank - 1] - Tie; rank--)
            {
                known[rank] = known[rank - 1];
                rows[rank] = rows[rank - 1];
            }
            known[rank] = distances[i];
            rows[rank] = start + i;
            bar = known[^1] - Tie;
        }
    }
}
