using System.Globalization;
using SynthTab.Tables;
using SynthTab.Tables.Cells;

namespace SynthTab.Synthesis;

/// <summary>
/// Conditions as a person writes them: <c>sex=Female</c>, <c>sex=Female|Male</c>, <c>sex!=Male</c>, <c>age&gt;=60</c>,
/// <c>age&lt;5</c>, <c>age=30..40</c> (both ends belong to it), <c>age=?</c> where <c>?</c> means missing, <c>age is missing</c>.
/// </summary>
public static class ConditionParser
{
    private const string MissingWords = "is missing";

    // Longer ones first, so that >= is not taken for >.
    private static readonly string[] Operators = ["!=", ">=", "<=", "=", ">", "<"];

    /// <summary>Reads one condition on a column of the schema.</summary>
    /// <exception cref="SynthTabException">The text is no condition, the column or a level does not exist, or a number is none.</exception>
    public static Condition Parse(string text, TableSchema schema)
    {
        (ColumnSchema column, string rest) = FindColumn(text, schema);
        ConditionCheck.RequireLearned(column);
        Condition condition;
        if (rest == MissingWords) { condition = new Condition.IsMissing(column.Name); }
        else
        {
            string sign = Operators.First(o => rest.StartsWith(o, StringComparison.Ordinal));
            string value = rest[sign.Length..].Trim();
            bool missing = sign == "=" && column.MissingTokens.Contains(value) && !column.Levels.Contains(value);
            condition = missing ? new Condition.IsMissing(column.Name)
                : column.IsCategorical ? Levels(column, sign, value, text)
                : Range(column, sign, value, text);
        }
        ConditionCheck.Require(condition, schema);
        return condition;
    }

    /// <summary>The column whose name the text starts with, before a sign; of several the one with the longest name.</summary>
    private static (ColumnSchema Column, string Remainder) FindColumn(string text, TableSchema schema)
    {
        string trimmed = text.Trim();
        foreach (ColumnSchema column in schema.Columns.OrderByDescending(c => c.Name.Length))
        {
            if (!trimmed.StartsWith(column.Name, StringComparison.Ordinal)) { continue; }
            string rest = trimmed[column.Name.Length..].TrimStart();
            if (rest == MissingWords || Operators.Any(o => rest.StartsWith(o, StringComparison.Ordinal))) { return (column, rest); }
        }
        int sign = trimmed.IndexOfAny(['=', '<', '>', '!']);
        string name = (sign > 0 ? trimmed[..sign] : trimmed).Trim();
        _ = sign > 0 ? schema[name] : null; // names the columns when there is no such one
        throw Wrong(text, "it is no condition, and one such as name=value, name>=5 or name=1..5 is needed");
    }

    private static Condition.OneOf Levels(ColumnSchema column, string sign, string value, string text)
    {
        if (sign is not ("=" or "!="))
        {
            throw Wrong(text, $"'{column.Name}' has levels, which are compared by = and !=");
        }
        string[] names = column.Levels.Contains(value) ? [value] : [.. value.Split('|').Select(n => n.Trim())];
        int[] codes = [.. names.Select(n => Code(column, n, text)).Order().Distinct()];
        return new Condition.OneOf(column.Name, sign == "=" ? codes : [.. Enumerable.Range(0, column.Levels.Count).Except(codes)]);
    }

    private static int Code(ColumnSchema column, string name, string text)
    {
        for (int code = 0; code < column.Levels.Count; code++)
        {
            if (column.Levels[code] == name) { return code; }
        }
        const int shown = 12;
        string more = column.Levels.Count > shown ? $" and {column.Levels.Count - shown} more" : "";
        string known = string.Join(", ", column.Levels.Take(shown)) + more;
        throw Wrong(text, $"'{column.Name}' has no level '{name}', it has {known}");
    }

    private static Condition.InRange Range(ColumnSchema column, string sign, string value, string text)
    {
        int dots = sign == "=" ? value.IndexOf("..", StringComparison.Ordinal) : -1;
        if (dots >= 0)
        {
            return new Condition.InRange(column.Name, Number(column, value[..dots], text), Number(column, value[(dots + 2)..], text));
        }
        double number = Number(column, value, text);
        return sign switch
        {
            "=" => new Condition.InRange(column.Name, number, number),
            ">=" => new Condition.InRange(column.Name, number, double.PositiveInfinity),
            ">" => new Condition.InRange(column.Name, number, double.PositiveInfinity, MinimumExcluded: true),
            "<=" => new Condition.InRange(column.Name, double.NegativeInfinity, number),
            "<" => new Condition.InRange(column.Name, double.NegativeInfinity, number, MaximumExcluded: true),
            _ => throw Wrong(text, $"'{column.Name}' holds numbers, for which != is not available; use < or >"),
        };
    }

    private static double Number(ColumnSchema column, string value, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string trimmed = value.Trim();
        if (column.Kind != ColumnKind.DateTime)
        {
            return double.TryParse(trimmed, NumberStyles.Float, culture, out double number) && double.IsFinite(number)
                ? number
                : throw Wrong(text, $"'{trimmed}' is not a number, and '{column.Name}' holds numbers");
        }
        string[] formats = [column.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss"];
        return DateTime.TryParseExact(trimmed, formats, culture, DateTimeStyles.None, out DateTime moment)
            ? DateTimeText.ToSeconds(moment)
            : throw Wrong(text, $"'{trimmed}' is not a moment of the form {formats[0]}, which '{column.Name}' holds");
    }

    private static SynthTabException Wrong(string text, string problem) => new($"condition '{text}': {problem}.");
}
