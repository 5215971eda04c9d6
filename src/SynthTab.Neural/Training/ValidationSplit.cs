namespace SynthTab.Neural.Training;

/// <summary>Rows to learn from and rows to watch, drawn at random.</summary>
/// <param name="Training">The numbers of the rows to learn from, at least one.</param>
/// <param name="Validation">The numbers of the rows to watch; none where nothing is watched.</param>
/// <param name="Compared">Some of the rows to learn from, drawn at random, for a measurement beside the watched ones.</param>
internal sealed record ValidationSplit(int[] Training, int[] Validation, int[] Compared)
{
    private const int MostCompared = 8192; // the loss of so many rows is known to about 1 % of its spread

    private const ulong SplitStream = 0x7370_6C69_7431; // as in EpochOrder

    /// <summary>Draws the rows to watch.</summary>
    /// <param name="rows">The number of all rows, at least 1.</param>
    /// <param name="share">The share to watch, in [0, 0.5]; of a table of one row nothing is watched.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static ValidationSplit Of(int rows, double share, long seed)
    {
        int[] all = [.. Enumerable.Range(0, rows)];
        new RandomSource(seed, SplitStream).Shuffle(all.AsSpan());
        int watched = share == 0 || rows < 2 ? 0 : Math.Clamp((int)Math.Round(rows * share), 1, rows - 1);
        int[] training = all[watched..];
        int[] compared = training[..Math.Min(MostCompared, training.Length)];
        return new(training, all[..watched], compared);
    }
}
