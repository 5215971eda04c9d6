namespace SynthTab.Evaluation.Preparation;

/// <summary>A few columns out of many.</summary>
internal static class RandomColumns
{
    /// <summary>So many different positions below <paramref name="all"/>, ascending, every choice equally likely (Floyd's
    /// algorithm).</summary>
    public static int[] Draw(int all, int wanted, RandomSource random)
    {
        var drawn = new SortedSet<int>();
        for (int next = all - wanted; next < all; next++)
        {
            if (!drawn.Add(random.NextInt(next + 1))) { drawn.Add(next); }
        }
        return [.. drawn];
    }
}
