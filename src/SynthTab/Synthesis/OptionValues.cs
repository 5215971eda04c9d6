using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis;

/// <summary>
/// The values that an option can have, as json and as the text of a command line: whole and real numbers, booleans, texts,
/// enum members (in kebab-case), and lists of whole numbers; nullable or not.
/// </summary>
internal static class OptionValues
{
    /// <summary>The json of a value.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        double number => JsonValue.Create(Text(number)), // json has no word for infinity
        string text => JsonValue.Create(text),
        Enum member => JsonValue.Create(OptionsCheck.Kebab(member.ToString())),
        IEnumerable<int> list => new JsonArray([.. list.Select(i => (JsonNode)JsonValue.Create(i))]),
        _ => throw new ArgumentException($"An option cannot be of type {value.GetType().Name}."),
    };

    /// <summary>A value as a person writes it: <c>0.5</c>, <c>256,256</c>, <c>none</c> for null.</summary>
    public static string Text(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Enum member => OptionsCheck.Kebab(member.ToString()),
        string text => text,
        IEnumerable list => string.Join(",", list.Cast<object>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The json of a value as a person writes it.</summary>
    public static string TextOfJson(JsonNode? node) => node switch
    {
        null => "none",
        JsonArray items => string.Join(",", items.Select(TextOfJson)),
        _ when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    /// <summary>The value that a json node holds.</summary>
    /// <returns>Whether the node holds a value of the type.</returns>
    public static bool TryRead(JsonNode? node, Type type, out object? value)
    {
        value = null;
        if (node is null) { return AllowsNull(type); }
        if (node is JsonArray items)
        {
            var parts = new string[items.Count];
            for (int i = 0; i < parts.Length; i++)
            {
                if (items[i]?.GetValueKind() != JsonValueKind.Number) { return false; }
                parts[i] = items[i]!.ToJsonString();
            }
            return IsList(type) && TryParse(string.Join(",", parts), type, out value);
        }
        return node.GetValueKind() switch
        {
            JsonValueKind.Number => !IsText(type) && TryParse(node.ToJsonString(), type, out value),
            JsonValueKind.True or JsonValueKind.False => Bare(type) == typeof(bool) && TryParse(node.ToJsonString(), type, out value),
            JsonValueKind.String => TryParse(node.GetValue<string>(), type, out value),
            _ => false,
        };
    }

    /// <summary>The value that a text means.</summary>
    /// <returns>Whether the text means a value of the type.</returns>
    public static bool TryParse(string text, Type type, out object? value)
    {
        value = null;
        if (text == "none" && AllowsNull(type)) { return true; }
        CultureInfo culture = CultureInfo.InvariantCulture;
        Type bare = Bare(type);
        value = bare switch
        {
            _ when bare == typeof(string) => text,
            _ when bare == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out int number) ? number : null,
            _ when bare == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number) ? number : null,
            _ when bare == typeof(double) => double.TryParse(text, NumberStyles.Float, culture, out double number) ? number : null,
            _ when bare == typeof(bool) => bool.TryParse(text, out bool flag) ? flag : null,
            { IsEnum: true } => Array.Find([.. Enum.GetValues(bare).Cast<object>()], m => Text(m) == text),
            _ when IsList(bare) => TryParseList(text),
            _ => throw new ArgumentException($"An option cannot be of type {bare.Name}."),
        };
        return value is not null;
    }

    /// <summary>What is expected, in words for help and errors.</summary>
    public static string Name(Type type)
    {
        Type bare = Bare(type);
        string name = bare switch
        {
            _ when bare == typeof(int) || bare == typeof(long) => "whole number",
            _ when bare == typeof(double) => "number",
            _ when bare == typeof(bool) => "true or false",
            { IsEnum: true } => string.Join(" or ", Enum.GetValues(bare).Cast<object>().Select(Text)),
            _ when IsList(bare) => "whole numbers with commas between",
            _ => "text",
        };
        return AllowsNull(type) && bare != typeof(string) && !IsList(bare) ? $"{name}, or none" : name;
    }

    private static int[]? TryParseList(string text)
    {
        string[] parts = text.Length == 0 ? [] : text.Split(',');
        var list = new int[parts.Length];
        for (int i = 0; i < list.Length; i++)
        {
            const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
            if (!int.TryParse(parts[i], style, CultureInfo.InvariantCulture, out list[i])) { return null; }
        }
        return list;
    }

    private static bool IsList(Type type) => type.IsAssignableFrom(typeof(int[]));

    private static bool IsText(Type type) => Bare(type) == typeof(string) || Bare(type).IsEnum;

    private static bool AllowsNull(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
