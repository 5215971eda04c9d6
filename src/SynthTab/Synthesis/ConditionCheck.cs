using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Refuses, before any row is made, a condition that no row of a table could satisfy.</summary>
internal static class ConditionCheck
{
    /// <summary>The condition must speak of a learned column of the right kind, and leave it something.</summary>
    /// <exception cref="SynthTabException">It does not, with the reason.</exception>
    public static void Require(Condition condition, TableSchema schema)
    {
        ColumnSchema column = schema[condition.Column];
        RequireLearned(column);
        switch (condition)
        {
            case Condition.OneOf oneOf: RequireLevels(oneOf, column); break;
            case Condition.InRange range: RequireRange(range, column); break;
        }
    }

    /// <summary>Cells that are made anew for each row cannot be asked for.</summary>
    /// <exception cref="SynthTabException">The column is an identifier or free text.</exception>
    public static void RequireLearned(ColumnSchema column)
    {
        if (!column.IsLearned)
        {
            throw Wrong(column, $"the column is of kind {column.Kind}, made anew for each row, and a condition needs a learned column");
        }
    }

    private static void RequireLevels(Condition.OneOf oneOf, ColumnSchema column)
    {
        if (!column.IsCategorical) { throw Wrong(column, $"levels are asked for, and the column is of kind {column.Kind}"); }
        if (oneOf.Codes.Count == 0) { throw Wrong(column, "no level is allowed, and at least one must be"); }
        if (oneOf.Codes.Any(c => c < 0 || c >= column.Levels.Count))
        {
            throw Wrong(column, $"a level is asked for that is not one of the column's {column.Levels.Count}");
        }
    }

    private static void RequireRange(Condition.InRange range, ColumnSchema column)
    {
        if (!column.IsNumeric) { throw Wrong(column, $"a range is asked for, and the column is of kind {column.Kind}"); }
        bool empty = !(range.Minimum <= range.Maximum) // also where an end is not a number
            || (range.Minimum == range.Maximum && (range.MinimumExcluded || range.MaximumExcluded));
        if (empty) { throw Wrong(column, "the range holds no number"); }
        bool below = column.Minimum is { } least && (range.Maximum < least || (range.Maximum == least && range.MaximumExcluded));
        bool above = column.Maximum is { } most && (range.Minimum > most || (range.Minimum == most && range.MinimumExcluded));
        if (below || above)
        {
            string own = $"{Text(column, column.Minimum)} to {Text(column, column.Maximum)}";
            throw Wrong(column, $"the range lies outside the column's own, which is {own}");
        }
    }

    private static SynthTabException Wrong(ColumnSchema column, string problem) => new($"condition on '{column.Name}': {problem}.");

    private static string Text(ColumnSchema column, double? value) => value switch
    {
        null => "open",
        { } seconds when column.Kind == ColumnKind.DateTime => DateTime.UnixEpoch.AddSeconds(seconds)
            .ToString(column.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
