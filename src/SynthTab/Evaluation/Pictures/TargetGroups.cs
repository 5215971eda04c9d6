using SynthTab.Tables;

namespace SynthTab.Evaluation.Pictures;

/// <summary>The few groups of rows that a picture tells apart by colour: a target's most frequent levels, or the quarters of its
/// numbers. Nothing is told of groups of fewer than <see cref="ScorecardPictures.FewestRows"/> rows.</summary>
public sealed class TargetGroups
{
    private const int MostLevels = 3;

    private static readonly double[] Quarters = [0.25, 0.5, 0.75];

    private static readonly string[] QuarterLabels = ["lowest quarter", "second quarter", "third quarter", "highest quarter"];

    private readonly int[] _levels;
    private readonly double[] _edges;

    private TargetGroups(string? target, IReadOnlyList<string> labels, int[] levels, double[] edges)
        => (Target, Labels, _levels, _edges) = (target, labels, levels, edges);

    /// <summary>The target's name, or null where there is none.</summary>
    public string? Target { get; }

    /// <summary>The groups' names; at least one.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The groups of a table by its target.</summary>
    public static TargetGroups Of(Table table)
    {
        if (table.Schema.Target is not { } target || table[target.Name] is TextColumn) { return new TargetGroups(null, ["rows"], [], []); }
        return table[target.Name] is CategoricalColumn column ? OfLevels(column) : OfNumbers((NumericColumn)table[target.Name]);
    }

    /// <summary>The group of a row of any table with this target.</summary>
    public int GroupOf(Table table, int row)
    {
        if (Target is null) { return 0; }
        if (table[Target] is CategoricalColumn column)
        {
            int place = Array.IndexOf(_levels, column.Codes[row]);
            return place < 0 ? Labels.Count - 1 : place;
        }
        double value = ((NumericColumn)table[Target]).Values[row];
        return double.IsNaN(value) ? Labels.Count - 1 : _edges.Count(edge => value > edge);
    }

    private static TargetGroups OfLevels(CategoricalColumn column)
    {
        int[] levels =
        [
            .. column.Codes.Where(c => c != CategoricalColumn.Missing).CountBy(c => c)
                .Where(c => c.Value >= ScorecardPictures.FewestRows).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostLevels).Select(c => c.Key),
        ];
        string[] others = levels.Length == column.Schema.Levels.Count && column.MissingCount == 0 ? [] : ["all others"];
        return new TargetGroups(column.Schema.Name, [.. levels.Select(l => column.Schema.Levels[l]), .. others], levels, []);
    }

    private static TargetGroups OfNumbers(NumericColumn column)
    {
        double[] sorted = [.. column.Present().Order()];
        double[] edges = sorted.Length == 0 ? [] : [.. Quarters.Select(q => sorted[(int)(q * (sorted.Length - 1))])];
        string[] missing = column.MissingCount > 0 || sorted.Length == 0 ? ["missing"] : [];
        return new TargetGroups(
            column.Schema.Name,
            [.. sorted.Length == 0 ? [] : QuarterLabels, .. missing], [], edges);
    }
}
