using System.Globalization;

namespace SynthTab.Tables;

/// <summary>What must hold between the parts of a column's schema that a person has edited.</summary>
internal static class ColumnSchemaCheck
{
    private const int MostDecimals = 15;

    /// <summary>Throws what is wrong, at the place of the reading.</summary>
    public static void Require(ColumnSchema column, JsonReading node)
    {
        RequireGrid(column, node);
        RequireLevels(column, node);
        if (column.MissingTokens.Distinct(StringComparer.Ordinal).Count() < column.MissingTokens.Count)
        {
            throw node.Problem("a missing token is listed twice", "each may stand once");
        }
        if (column.Minimum > column.Maximum) { throw node.Problem("'minimum' is above 'maximum'", "it must not be"); }
        if (column.Roles.HasFlag(ColumnRoles.Target) && !column.IsLearned)
        {
            throw node.Problem("the target is an identifier, free text or excluded", "it must be a column that models learn");
        }
    }

    private static void RequireGrid(ColumnSchema column, JsonReading node)
    {
        if (column.Decimals is < 0 or > MostDecimals) { throw node.Problem($"'decimals' is {column.Decimals}", $"it must lie between 0 and {MostDecimals}"); }
        if (column.FixedDecimals && column.Decimals is null) { throw node.Problem("'fixed-decimals' is true without 'decimals'", "their number is needed"); }
        if (column.LeastDecimals < 0 || column.LeastDecimals > (column.Kind == ColumnKind.Integer ? MostDecimals : column.Decimals ?? 0)) { throw node.Problem($"'least-decimals' is {column.LeastDecimals}", "it must lie between 0 and 'decimals'"); }
        if (column.Granularity <= 0) { throw node.Problem("'granularity' is not positive", "it must be a number of seconds"); }
        bool moments = column.Kind == ColumnKind.DateTime;
        if (moments && string.IsNullOrEmpty(column.DateTimeFormat)) { throw node.Problem("'datetime-format' is absent", "a datetime column needs one such as yyyy-MM-dd"); }
        if (!moments && column.DateTimeFormat is not null) { throw node.Problem("'datetime-format' stands in a column of another kind", "only a datetime column has one"); }
        if (moments && !IsFormat(column.DateTimeFormat!)) { throw node.Problem("'datetime-format' is no format of moments", "one such as yyyy-MM-dd HH:mm:ss is needed"); }
    }

    private static void RequireLevels(ColumnSchema column, JsonReading node)
    {
        if (!column.IsCategorical && column.Levels.Count > 0) { throw node.Problem("'levels' stands in a column of another kind", "only a categorical or boolean column has levels"); }
        if (column.Kind == ColumnKind.Boolean && column.Levels.Count > 2) { throw node.Problem($"a boolean column has {column.Levels.Count} levels", "it may have two"); }
        if (column.Levels.Distinct(StringComparer.Ordinal).Count() < column.Levels.Count) { throw node.Problem("a level is listed twice", "each may stand once"); }
        if (column.IsCategorical && column.Levels.Intersect(column.MissingTokens, StringComparer.Ordinal).Any())
        {
            throw node.Problem("a text is both a level and a missing token", "it must be one of them");
        }
    }

    private static bool IsFormat(string format)
    {
        const string sample = "2001-02-03T04:05:06";
        try
        {
            string written = DateTime.ParseExact(sample, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
        catch (FormatException) { return false; }
    }
}
