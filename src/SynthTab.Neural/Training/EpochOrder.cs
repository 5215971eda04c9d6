namespace SynthTab.Neural.Training;

/// <summary>
/// Which rows each step learns from: every pass shuffles all rows and cuts them into steps of one size. The order of a pass
/// depends on the seed and the pass alone, so that training can begin anywhere.
/// </summary>
internal sealed class EpochOrder
{
    private const ulong OrderStream = 0x6F72_6465_7231; // names the stream, so that no other part of a model draws from it

    private readonly int[] _rows;
    private readonly int[] _order;
    private readonly long _seed;
    private long _epoch = -1;

    /// <summary>Plans the passes.</summary>
    /// <param name="rows">The numbers of the rows, at least one.</param>
    /// <param name="batchSize">The most rows of one step.</param>
    /// <param name="seed">The seed of the orders.</param>
    public EpochOrder(int[] rows, int batchSize, long seed)
    {
        (_rows, _order, _seed) = (rows, new int[rows.Length], seed);
        StepsPerEpoch = (int)(((long)rows.Length + batchSize - 1) / batchSize);
        RowsPerStep = rows.Length / StepsPerEpoch;
    }

    /// <summary>The steps of one pass.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The rows of one step, the same for all: the few that are left over in a pass are others in the next.</summary>
    public int RowsPerStep { get; }

    /// <summary>The rows of a step, counted from 0; valid until the next call.</summary>
    public ReadOnlySpan<int> Rows(long step)
    {
        long epoch = step / StepsPerEpoch;
        if (epoch != _epoch)
        {
            _rows.CopyTo(_order, 0);
            new RandomSource(_seed, OrderStream, (ulong)epoch).Shuffle(_order.AsSpan());
            _epoch = epoch;
        }
        return _order.AsSpan((int)(step % StepsPerEpoch) * RowsPerStep, RowsPerStep);
    }
}
