namespace SynthTab.Evaluation.Diversity;

/// <summary>What counts as rare.</summary>
internal static class Rarity
{
    /// <summary>The largest number of training rows that is rare: 1 % of them; in a small table up to 20 rows, but never more than 5 %.</summary>
    public static int Most(int rows) => Math.Max(rows / 100, Math.Min(20, rows / 20));
}
