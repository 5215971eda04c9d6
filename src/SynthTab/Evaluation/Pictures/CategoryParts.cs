using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Pictures;

/// <summary>The levels of a column with their shares, the most frequent first, rare ones together.</summary>
internal static class CategoryParts
{
    private const int MostLevels = 30;

    /// <summary>The levels that enough training rows have, then all others of the training table, then those that it has not.</summary>
    public static List<PicturePart> Of(PreparedCategories real, PreparedCategories judged)
    {
        int[] byCount = [.. Enumerable.Range(0, real.Levels.Count).OrderByDescending(level => real.Counts[level]).ThenBy(level => level)];
        int[] shown = [.. byCount.Take(MostLevels).Where(level => real.Counts[level] >= ScorecardPictures.FewestRows)];
        int[] others = [.. byCount.Skip(shown.Length).Where(level => real.Counts[level] > 0)];
        int[] unknown = [.. byCount.Where(level => real.Counts[level] == 0 && judged.Counts[level] > 0)];
        List<PicturePart> parts = [.. shown.Select(level => Part(real.Levels[level], [level]))];
        if (others.Sum(level => real.Counts[level]) >= ScorecardPictures.FewestRows) { parts.Add(Part($"{Levels(others)}, each rarer", others)); }
        if (unknown.Length > 0) { parts.Add(Part($"{Levels(unknown)} that the training table has not", unknown)); }
        return parts;

        PicturePart Part(string label, int[] levels) => new(
            label, null, null, levels.Sum(level => real.Counts[level]) / (double)real.Rows, levels.Sum(level => judged.Counts[level]) / (double)judged.Rows);
    }

    private static string Levels(int[] levels) => FormattableString.Invariant($"{levels.Length} {(levels.Length == 1 ? "level" : "levels")}");
}
