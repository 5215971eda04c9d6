using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// Rows in target shares: each group of levels has a stream of its own, conditioned on it, and the rows are dealt from these
/// streams in random order, exactly as many from each as its share says.
/// </summary>
internal static class BalancedStream
{
    // Far from the block numbers of sampling.
    private const ulong BalanceStream = 0xC0FFEE_0000_0004;

    private const int DealtRows = 8192;

    /// <summary>The rows of a request that has a balance.</summary>
    public static IEnumerable<Table> InOrder(IRowSampler sampler, SampleRequest request)
    {
        TargetShares balance = request.Balance!;
        long[] left = balance.Counts(request.Rows);
        RowTap[] taps = [.. balance.Groups.Select((group, g) => new RowTap(Rows(sampler, Asked(request, group, g, left[g]))))];
        var random = new RandomSource(request.Seed, BalanceStream);
        try
        {
            for (long rows = request.Rows; rows > 0; rows -= DealtRows)
            {
                int[] groups = Deal(left, (int)Math.Min(rows, DealtRows), random);
                yield return Together(groups, taps);
            }
        }
        finally
        {
            foreach (RowTap tap in taps) { tap.Dispose(); }
        }
    }

    private static IEnumerable<Table> Rows(IRowSampler sampler, SampleRequest request)
        => Rejection.Filter(BlockStream.InOrder(sampler, request), request.Conditions, request.Acceptance);

    private static SampleRequest Asked(SampleRequest request, TargetShare group, int index, long rows) => request with
    {
        Rows = rows,
        Seed = unchecked((long)RandomSource.Name(request.Seed, BalanceStream, (ulong)index)),
        Conditions = [.. request.Conditions, new Condition.OneOf(request.Balance!.Column, group.Codes)],
    };

    /// <summary>Draws the groups of the next rows, without replacement from what is left of each.</summary>
    private static int[] Deal(long[] left, int rows, RandomSource random)
    {
        var groups = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            double at = random.NextDouble() * left.Sum();
            int group = 0;
            while (at >= left[group] && group < left.Length - 1) { at -= left[group++]; }
            while (left[group] == 0) { group--; } // rounding may lead past the last group that has rows
            left[group]--;
            groups[row] = group;
        }
        return groups;
    }

    private static Table Together(int[] groups, RowTap[] taps)
    {
        var order = new int[groups.Length];
        var parts = new List<Table>();
        int start = 0;
        for (int g = 0; g < taps.Length; g++)
        {
            int[] own = [.. Enumerable.Range(0, groups.Length).Where(row => groups[row] == g)];
            if (own.Length == 0) { continue; }
            parts.Add(taps[g].Take(own.Length));
            foreach (int row in own) { order[row] = start++; }
        }
        return TableConcatenation.Concatenate(parts).Take(order);
    }

    /// <summary>Rows out of a stream of tables, as many at a time as one likes.</summary>
    private sealed class RowTap(IEnumerable<Table> tables) : IDisposable
    {
        private readonly IEnumerator<Table> _tables = tables.GetEnumerator();
        private Table? _open;
        private int _used;

        public Table Take(int rows)
        {
            var parts = new List<Table>();
            while (rows > 0)
            {
                if (_open is null || _used == _open.Rows)
                {
                    // A stream with conditions ends only by an exception.
                    _open = _tables.MoveNext() ? _tables.Current : throw new InvalidOperationException("The stream has ended.");
                    _used = 0;
                }
                int taken = Math.Min(rows, _open.Rows - _used);
                parts.Add(_open.Slice(_used, taken));
                _used += taken;
                rows -= taken;
            }
            return TableConcatenation.Concatenate(parts);
        }

        public void Dispose() => _tables.Dispose();
    }
}
