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
        node.Refuse(column.MissingTokens.Distinct(StringComparer.Ordinal).Count() < column.MissingTokens.Count,
            "a missing token is listed twice", "each may stand once");
        node.Refuse(column.Minimum > column.Maximum,
            "'minimum' is above 'maximum'", "it must not be");
        node.Refuse(column.Roles.HasFlag(ColumnRoles.Target) && !column.IsLearned,
            "the target is an identifier, free text or excluded", "it must be a column that models learn");
    }

    private static void RequireGrid(ColumnSchema column, JsonReading node)
    {
        node.Refuse(column.Decimals is < 0 or > MostDecimals,
            $"'decimals' is {column.Decimals}", $"it must lie between 0 and {MostDecimals}");
        node.Refuse(column.FixedDecimals && column.Decimals is null,
            "'fixed-decimals' is true without 'decimals'", "their number is needed");
        int mostWritten = column.Kind == ColumnKind.Integer ? MostDecimals : column.Decimals ?? 0;
        node.Refuse(column.LeastDecimals < 0 || column.LeastDecimals > mostWritten,
            $"'least-decimals' is {column.LeastDecimals}", "it must lie between 0 and 'decimals'");
        node.Refuse(column.Granularity <= 0,
            "'granularity' is not positive", "it must be a number of seconds");
        bool moments = column.Kind == ColumnKind.DateTime;
        node.Refuse(moments && string.IsNullOrEmpty(column.DateTimeFormat),
            "'datetime-format' is absent", "a datetime column needs one such as yyyy-MM-dd");
        node.Refuse(!moments && column.DateTimeFormat is not null,
            "'datetime-format' stands in a column of another kind", "only a datetime column has one");
        node.Refuse(moments && !IsFormat(column.DateTimeFormat!),
            "'datetime-format' is no format of moments", "one such as yyyy-MM-dd HH:mm:ss is needed");
    }

    private static void RequireLevels(ColumnSchema column, JsonReading node)
    {
        node.Refuse(!column.IsCategorical && column.Levels.Count > 0,
            "'levels' stands in a column of another kind", "only a categorical or boolean column has levels");
        node.Refuse(column.Kind == ColumnKind.Boolean && column.Levels.Count > 2,
            $"a boolean column has {column.Levels.Count} levels", "it may have two");
        node.Refuse(column.Levels.Distinct(StringComparer.Ordinal).Count() < column.Levels.Count,
            "a level is listed twice", "each may stand once");
        node.Refuse(column.IsCategorical && column.Levels.Intersect(column.MissingTokens, StringComparer.Ordinal).Any(),
            "a text is both a level and a missing token", "it must be one of them");
    }

    private static bool IsFormat(string format)
    {
        var sample = new DateTime(2001, 2, 3, 4, 5, 6);
        try
        {
            string written = sample.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
        catch (FormatException) { return false; }
    }
}
