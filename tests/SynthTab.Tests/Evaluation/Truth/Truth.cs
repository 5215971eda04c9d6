using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Truth;

/// <summary>Short ways to make tables whose faults are known, and to read what was found.</summary>
internal static class Truth
{
    public static double Value(this Scorecard card, string name) => Assert.IsType<MetricResult.Score>(card[name].Value).Value;

    public static double Reference(this Scorecard card, string name) => Assert.IsType<MetricResult.Score>(card[name].Reference).Value;

    public static FamilyVerdict Verdict(this Scorecard card, MetricFamily family) => card.Verdicts.Single(v => v.Family == family);

    /// <summary>The same cells in every column, in an order of its own.</summary>
    public static Table Shuffled(this Table table, long seed)
    {
        var random = new RandomSource(seed);
        return Table.Of([.. table.Columns.Select(column =>
        {
            int[] order = [.. Enumerable.Range(0, table.Rows)];
            random.Shuffle<int>(order);
            return column.Take(order);
        })]);
    }

    /// <summary>The rows whose level in this column fits.</summary>
    public static Table Where(this Table table, string column, Predicate<string?> fits)
    {
        var levels = (CategoricalColumn)table.Columns.Single(c => c.Schema.Name == column);
        return table.Take([.. Enumerable.Range(0, table.Rows).Where(row => fits(levels.Codes[row] < 0 ? null : levels.Schema.Levels[levels.Codes[row]]))]);
    }

    /// <summary>The rows of both tables, of the same schema but for identifiers.</summary>
    public static Table Then(this Table first, Table second) => Table.Of([.. first.Columns.Zip(second.Columns).Select<(Column First, Column Second), Column>(c => c switch
    {
        (NumericColumn a, NumericColumn b) => new NumericColumn(a.Schema, [.. a.Values, .. b.Values]),
        (CategoricalColumn a, CategoricalColumn b) => new CategoricalColumn(a.Schema, [.. a.Codes, .. b.Codes]),
        (TextColumn a, TextColumn b) => new TextColumn(a.Schema, [.. a.Values, .. b.Values]),
        _ => throw new ArgumentException("The two tables have different columns."),
    })]);
}
