using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>How the rows of a sample are to be shared among the levels of one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Groups">The groups of levels, apart from each other; the shares add up to 1.</param>
public sealed record TargetShares(string Column, IReadOnlyList<TargetShare> Groups)
{
    private const double Rounding = 1e-6; // shares such as 0.333333 are meant

    /// <summary>The same share for every level of the column.</summary>
    public static TargetShares Even(ColumnSchema column)
        => new(column.Name, [.. column.Levels.Select((_, code) => new TargetShare([code], 1.0 / column.Levels.Count))]);

    /// <summary>How many of so many rows each group gets, [groups]: the whole parts of the shares, and what is left to the largest
    /// remainders.</summary>
    public long[] Counts(long rows)
    {
        double total = Groups.Sum(g => g.Share);
        double[] wanted = [.. Groups.Select(g => g.Share / total * rows)];
        long[] counts = [.. wanted.Select(w => (long)Math.Floor(w))];
        long left = rows - counts.Sum();
        foreach (int group in Enumerable.Range(0, counts.Length).OrderByDescending(g => wanted[g] - Math.Floor(wanted[g])).Take((int)left)) { counts[group]++; }
        return counts;
    }

    /// <summary>Refuses shares that no sample could have.</summary>
    /// <param name="schema">The columns of the model.</param>
    /// <param name="conditions">What else every row must satisfy.</param>
    /// <exception cref="SynthTabException">They cannot be, with the reason.</exception>
    internal void Require(TableSchema schema, IReadOnlyList<Condition> conditions)
    {
        foreach (TargetShare group in Groups) { ConditionCheck.Require(new Condition.OneOf(Column, group.Codes), schema); }
        if (Groups.SelectMany(g => g.Codes).GroupBy(c => c).Any(c => c.Count() > 1)) { throw Wrong("a level was given twice, and each may stand once"); }
        if (!Groups.All(g => g.Share is >= 0 and <= 1)) { throw Wrong("a share was given that is not between 0 and 1"); }
        double sum = Groups.Sum(g => g.Share);
        if (Math.Abs(sum - 1) > Rounding)
        {
            throw Wrong($"the shares add up to {sum.ToString("0.######", CultureInfo.InvariantCulture)}, and must add up to 1");
        }
        foreach (Condition.OneOf condition in conditions.OfType<Condition.OneOf>().Where(c => c.Column == Column))
        {
            TargetShare? excluded = Groups.FirstOrDefault(g => g.Share > 0 && !g.Codes.Intersect(condition.Codes).Any());
            if (excluded is null) { continue; }
            throw Wrong($"'{schema[Column].Levels[excluded.Codes[0]]}' has a share, and a condition leaves no such row");
        }
    }

    private SynthTabException Wrong(string problem) => new($"balance of '{Column}': {problem}.");
}

/// <summary>A share of the rows for one or more levels; among several the model's own proportions hold.</summary>
/// <param name="Codes">The levels, by index into the schema's, at least one.</param>
/// <param name="Share">Between 0 and 1.</param>
public sealed record TargetShare(IReadOnlyList<int> Codes, double Share);
