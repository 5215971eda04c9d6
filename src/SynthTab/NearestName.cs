namespace SynthTab;

/// <summary>The known name that a mistyped one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest edits, or null when even that needs more than a third of the letters.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(k => Edits(typed, k));
        return nearest is not null && Edits(typed, nearest) <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>Letters inserted, deleted or replaced on the shortest way (Levenshtein), ignoring case.</summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
