namespace SynthTab.Evaluation.Neighbours;

/// <summary>The distances between all rows of two sets taken together, each pair once.</summary>
internal sealed class PooledDistances
{
    private const int BucketShift = 42; // buckets by the sign, the exponent and ten bits of the fraction of a double

    private readonly MixedRows _rows;
    private readonly RowDistance _distance;
    private readonly int _first;

    /// <summary>Pools two sets of rows of the same coding, at least two rows in all.</summary>
    public PooledDistances(MixedRows first, MixedRows second, RowDistance distance)
    {
        _rows = new MixedRows(
            [.. first.Numbers.Zip(second.Numbers, (a, b) => (double[])[.. a, .. b])],
            [.. first.Categories.Zip(second.Categories, (a, b) => (double[])[.. a, .. b])],
            first.Rows + second.Rows);
        _distance = distance;
        _first = first.Rows;
    }

    /// <summary>The sums of a function over the pairs within the first set, within the second, and across.</summary>
    /// <param name="function">Replaces distances by its values, in place.</param>
    /// <param name="cancellation">Ends the work.</param>
    public (double First, double Second, double Across) Sum(Action<Memory<double>> function, CancellationToken cancellation)
    {
        (double first, double second, double across) = (0, 0, 0);
        ForEachRow((row, distances) =>
        {
            function(distances);
            int own = Math.Max(0, _first - row - 1); // of the rows that follow, so many belong to the first set
            Span<double> values = distances.Span;
            if (row >= _first) { second += Total(values); }
            else
            {
                first += Total(values[..own]);
                across += Total(values[own..]);
            }
        }, cancellation);
        return (first, second, across);
    }

    /// <summary>The median of all distances; the mean of the middle two where their number is even.</summary>
    public double Median(CancellationToken cancellation)
    {
        var buckets = new int[1 << (64 - BucketShift)];
        ForEachRow((_, distances) =>
        {
            foreach (double d in distances.Span) { buckets[Bucket(d)]++; }
        }, cancellation);
        long pairs = _rows.Rows * (_rows.Rows - 1L) / 2;
        long low = (pairs - 1) / 2, high = pairs / 2;
        (int from, long before) = BucketOf(buckets, low);
        (int to, _) = BucketOf(buckets, high);
        List<double> middle = [];
        ForEachRow((_, distances) =>
        {
            foreach (double d in distances.Span)
            {
                if (Bucket(d) >= from && Bucket(d) <= to) { middle.Add(d); }
            }
        }, cancellation);
        middle.Sort();
        return (middle[(int)(low - before)] + middle[(int)(high - before)]) / 2;
    }

    /// <summary>Walks over the rows with their distances to all rows that follow.</summary>
    private void ForEachRow(Action<int, Memory<double>> visit, CancellationToken cancellation)
    {
        var distances = new double[_rows.Rows];
        for (int row = 0; row + 1 < _rows.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            Memory<double> following = distances.AsMemory(0, _rows.Rows - row - 1);
            RowDistances.Fill(_distance, _rows, row, _rows, row + 1, following.Span);
            visit(row, following);
        }
    }

    /// <summary>The bucket that holds the distance of this rank, and how many lie in buckets before it.</summary>
    private static (int Bucket, long Before) BucketOf(int[] buckets, long rank)
    {
        long before = 0;
        int bucket = 0;
        while (before + buckets[bucket] <= rank) { before += buckets[bucket++]; }
        return (bucket, before);
    }

    /// <summary>Distances are not negative, so that the bits of a double have their order.</summary>
    private static int Bucket(double distance) => (int)(BitConverter.DoubleToUInt64Bits(distance) >> BucketShift);

    private static double Total(ReadOnlySpan<double> values)
    {
        double total = 0;
        foreach (double value in values) { total += value; }
        return total;
    }
}
