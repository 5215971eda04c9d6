using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// Shares as a person writes them: <c>income</c> for all levels alike, or <c>income:&gt;50K=0.3,&lt;=50K=0.7</c>. Levels that are not
/// named get what is left, in the model's own proportions.
/// </summary>
public static class TargetSharesParser
{
    /// <summary>Reads the shares of a column of the schema.</summary>
    /// <exception cref="SynthTabException">The column or a level does not exist, or a share is no number.</exception>
    public static TargetShares Parse(string text, TableSchema schema)
    {
        // The longest name that fits, for a name may itself hold a colon.
        ColumnSchema? column = schema.Columns
            .Where(c => text == c.Name || text.StartsWith(c.Name + ":", StringComparison.Ordinal))
            .MaxBy(c => c.Name.Length);
        column ??= schema[text.Split(':')[0].Trim()];
        ConditionCheck.RequireLearned(column);
        if (!column.IsCategorical) { throw Wrong(text, $"'{column.Name}' holds numbers, and a column with levels is needed"); }
        return text.Length <= column.Name.Length ? TargetShares.Even(column) : Groups(column, text[(column.Name.Length + 1)..], text);
    }

    private static TargetShares Groups(ColumnSchema column, string rest, string text)
    {
        var groups = new List<TargetShare>();
        while (rest.Length > 0)
        {
            int code = LevelAtStart(column, rest, text);
            string after = rest[(column.Levels[code].Length + 1)..];
            int comma = after.IndexOf(',', StringComparison.Ordinal);
            string number = (comma < 0 ? after : after[..comma]).Trim();
            rest = comma < 0 ? "" : after[(comma + 1)..].TrimStart();
            bool read = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double share);
            groups.Add(new TargetShare([code], read ? share : throw Wrong(text, $"'{number}' is not a number, and a share such as 0.3 is needed")));
        }
        int[] others = [.. Enumerable.Range(0, column.Levels.Count).Except(groups.SelectMany(g => g.Codes))];
        double left = 1 - groups.Sum(g => g.Share);
        const double rounding = 1e-6;
        return new TargetShares(column.Name, others.Length > 0 && left > rounding ? [.. groups, new TargetShare(others, left)] : groups);
    }

    /// <summary>The level that the text starts with, before an equals sign; of several the longest, for a level may hold one.</summary>
    private static int LevelAtStart(ColumnSchema column, string rest, string text)
    {
        int found = Enumerable.Range(0, column.Levels.Count)
            .Where(code => rest.StartsWith(column.Levels[code] + "=", StringComparison.Ordinal))
            .OrderByDescending(code => column.Levels[code].Length)
            .FirstOrDefault(-1);
        if (found >= 0) { return found; }
        string name = rest.Split('=')[0].Trim();
        string nearest = NearestName.Of(name, column.Levels) is { } near ? $"; did you mean '{near}'?" : "";
        throw Wrong(text, $"'{column.Name}' has no level '{name}' that a share follows, as in {column.Levels.FirstOrDefault("level")}=0.3{nearest}");
    }

    private static SynthTabException Wrong(string text, string problem) => new($"balance '{text}': {problem}.");
}
