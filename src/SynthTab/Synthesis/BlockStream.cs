using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>The blocks of a sample in order, made side by side by a few workers that never run far ahead of the reader.</summary>
internal static class BlockStream
{
    /// <summary>
    /// Blocks 0, 1, 2, ... as they are read: as many as hold the rows asked for, or endlessly many where conditions will
    /// reject some of the rows.
    /// </summary>
    public static IEnumerable<Table> InOrder(IRowSampler sampler, SampleRequest request)
    {
        long blocks = request.Rows == 0 ? 0
            : request.Conditions.Count > 0 ? long.MaxValue
            : (request.Rows - 1) / sampler.BlockRows + 1;
        int threads = request.Threads == 0 ? Environment.ProcessorCount : request.Threads;
        return threads == 1 ? OneByOne(sampler, request, blocks) : SideBySide(sampler, request, blocks, threads);
    }

    private static IEnumerable<Table> OneByOne(IRowSampler sampler, SampleRequest request, long blocks)
    {
        for (long block = 0; block < blocks; block++) { yield return Make(sampler, request, block); }
    }

    private static IEnumerable<Table> SideBySide(IRowSampler sampler, SampleRequest request, long blocks, int threads)
    {
        var underWay = new Queue<Task<Table>>(threads);
        long next = 0, needed = (request.Rows - 1) / sampler.BlockRows + 1;
        try
        {
            while (next < blocks || underWay.Count > 0)
            {
                while (next < blocks && underWay.Count < Math.Min(threads, needed))
                {
                    long block = next++;
                    underWay.Enqueue(Task.Run(() => Make(sampler, request, block)));
                }
                yield return underWay.Dequeue().GetAwaiter().GetResult();
                // Where conditions reject rows, nobody knows how many blocks it takes: one that is asked for after another allows one more
                // ahead, so that a few rows cost few blocks and rare rows use every worker.
                if (blocks == long.MaxValue) { needed++; }
            }
        }
        finally
        {
            // The reader may stop early, or a block may fail: the model may be disposed only when nobody works with it any more.
            Task.WhenAll(underWay).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }
    }

    private static Table Make(IRowSampler sampler, SampleRequest request, long block)
    {
        request.Cancellation.ThrowIfCancellationRequested();
        long blockSeed = unchecked((long)RandomSource.Name(request.Seed, unchecked((ulong)block)));
        return sampler.Generate(new BlockRequest(blockSeed) { Conditions = request.Conditions, Sampling = request.Sampling });
    }
}
