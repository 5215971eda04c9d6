namespace SynthTab.Encoders;

/// <summary>Which levels of a categorical column have a slot of their own, and which share one.</summary>
/// <remarks>
/// Levels that training never showed have no slot. As long as the others (and missing cells) fit, each has its own slot, in the
/// order of the levels. With more, an eighth of the slots is shared: the most frequent levels keep their own, and the rest,
/// from frequent to rare, are cut into runs of about the same number of rows, so that no shared slot outweighs the others. The
/// order is: own slots, shared slots, missing.
/// </remarks>
internal sealed class LevelSlots
{
    private const int SharedPart = 8;

    private readonly int[] _slotOf;    // [levels], -1 without a slot
    private readonly int[][] _levels;  // [slots without missing][levels of the slot]
    private readonly int[][] _running; // [slots without missing], the running sum of the levels' rows

    /// <summary>Deals out the slots.</summary>
    /// <param name="counts">The training rows of each level, [levels].</param>
    /// <param name="missing">The training rows whose cell is missing.</param>
    /// <param name="maximumSlots">The most slots, that of missing cells included. At least 4.</param>
    public LevelSlots(int[] counts, int missing, int maximumSlots)
    {
        int[] frequentFirst = [.. Enumerable.Range(0, counts.Length).Where(l => counts[l] > 0).OrderByDescending(l => counts[l])];
        int room = maximumSlots - (missing > 0 ? 1 : 0);
        int shared = frequentFirst.Length <= room ? 0 : Math.Max(1, maximumSlots / SharedPart);
        int own = Math.Min(frequentFirst.Length, room - shared);
        _levels = [.. frequentFirst[..own].Order().Select(l => new[] { l }), .. Share(frequentFirst[own..], counts, shared)];
        _running = Array.ConvertAll(_levels, levels => RunningSum(levels, counts));
        _slotOf = new int[counts.Length];
        Array.Fill(_slotOf, -1);
        for (int slot = 0; slot < _levels.Length; slot++)
        {
            foreach (int level in _levels[slot]) { _slotOf[level] = slot; }
        }
        Missing = missing > 0 ? _levels.Length : -1;
        Count = _levels.Length + (missing > 0 ? 1 : 0);
    }

    /// <summary>The number of slots.</summary>
    public int Count { get; }

    /// <summary>The slot of missing cells, the last one, or -1 where training had none.</summary>
    public int Missing { get; }

    /// <summary>The slot of a level (-1: missing), or -1 where it has none.</summary>
    public int Of(int level) => level < 0 ? Missing : _slotOf[level];

    /// <summary>A level of the slot (-1: missing); those that share one are drawn by their training rows.</summary>
    public int Draw(int slot, RandomSource random)
    {
        if (slot == Missing) { return -1; }
        int[] levels = _levels[slot];
        if (levels.Length == 1) { return levels[0]; }
        int[] running = _running[slot];
        int at = running.AsSpan().BinarySearch(random.NextInt(running[^1]) + 1);
        return levels[at >= 0 ? at : ~at];
    }

    /// <summary>Cuts the levels, in their order, into runs of about the same number of rows; none is empty.</summary>
    private static IEnumerable<int[]> Share(int[] levels, int[] counts, int runs)
    {
        long all = levels.Sum(l => (long)counts[l]), taken = 0;
        for (int run = 0, next = 0; run < runs; run++)
        {
            int start = next, runsAfter = runs - run - 1;
            do { taken += counts[levels[next++]]; }
            while (next < levels.Length - runsAfter && (runsAfter == 0 || taken < all * (run + 1) / runs));
            yield return levels[start..next];
        }
    }

    private static int[] RunningSum(int[] levels, int[] counts)
    {
        var running = new int[levels.Length];
        int sum = 0;
        for (int i = 0; i < levels.Length; i++) { running[i] = sum += counts[levels[i]]; }
        return running;
    }
}
