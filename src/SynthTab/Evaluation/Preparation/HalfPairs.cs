namespace SynthTab.Evaluation.Preparation;

/// <summary>Random halves of a pair's judged rows beside the training table, drawn once and shared by the metrics, so that what
/// these prepare is shared as well.</summary>
internal sealed class HalfPairs
{
    private const int FewestRows = 10;
    private const int TrainingRowsPerRow = 2;

    private HalfPairs(PreparedPair pair, bool allRows)
    {
        PreparedTable judged = allRows ? pair.Candidate : pair.Candidate.Sample(pair.Limits.HalvedRows);
        PreparedTable training = allRows ? pair.Training : pair.Training.Sample(TrainingRowsPerRow * pair.Limits.HalvedRows);
        Rows = judged.Rows;
        if (Rows < FewestRows) { return; }
        RandomSource random = pair.RandomFor("halves");
        int[] order = [.. Enumerable.Range(0, Rows)];
        var pairs = new PreparedPair[pair.Limits.Halves];
        for (int i = 0; i < pairs.Length; i++)
        {
            random.Shuffle<int>(order);
            pairs[i] = pair.With(training, judged.Take(order[..(Rows / 2)]));
        }
        Pairs = pairs;
    }

    /// <summary>The halves; none where there are too few rows.</summary>
    public IReadOnlyList<PreparedPair> Pairs { get; } = [];

    /// <summary>The number of rows that were halved.</summary>
    public int Rows { get; }

    /// <summary>The pair's halves, of all its judged rows or of a limited number.</summary>
    public static HalfPairs Of(PreparedPair pair, bool allRows) => allRows
        ? pair.Shared(p => new OfAll(new HalfPairs(p, allRows: true))).Halves
        : pair.Shared(p => new OfPart(new HalfPairs(p, allRows: false))).Halves;

    private sealed record OfAll(HalfPairs Halves);

    private sealed record OfPart(HalfPairs Halves);
}
