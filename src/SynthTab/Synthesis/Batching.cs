using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Cuts a stream of tables of any size into tables of one size.</summary>
internal static class Batching
{
    /// <summary>The first <paramref name="rows"/> rows of the stream, in tables of <paramref name="batchSize"/> rows; the last may be
    /// smaller.</summary>
    public static IEnumerable<Table> Regroup(IEnumerable<Table> tables, long rows, int batchSize)
    {
        var waiting = new List<Table>();
        int waitingRows = 0;
        foreach (Table table in tables)
        {
            for (int start = 0; start < table.Rows && rows > 0;)
            {
                int taken = Math.Min(table.Rows - start, (int)Math.Min(batchSize - waitingRows, rows));
                waiting.Add(table.Slice(start, taken));
                start += taken;
                waitingRows += taken;
                rows -= taken;
                if (waitingRows < batchSize && rows > 0) { continue; }
                yield return TableConcatenation.Concatenate(waiting);
                waiting.Clear();
                waitingRows = 0;
            }
            if (rows == 0) { yield break; }
        }
    }
}
