using System.Text.RegularExpressions;

namespace SynthTab.Tables.Inference;

/// <summary>What a column's name says about it.</summary>
internal static partial class NameHints
{
    private static readonly HashSet<string> IdWords = new(StringComparer.Ordinal)
    {
        "id", "ids", "uuid", "guid", "rowid", "ssn", "iban", "isbn", "vin", "imei", "mrn", "pk",
    };

    private static readonly HashSet<string> LastIdWords = new(StringComparer.Ordinal) { "no", "nr", "key", "serial", "hash" };

    private static readonly HashSet<string> CodeWords = new(StringComparer.Ordinal)
    {
        "id", "zip", "postal", "plz", "category", "group", "cluster", "segment", "zone",
    };

    private static readonly string[] CodeEndings = ["zipcode", "postcode", "code", "type", "class"];

    /// <summary>Whether the name says that the column names rows: <c>PassengerId</c>, <c>No</c>, <c>order_key</c>; but not
    /// <c>no_of_rooms</c> or <c>price_index</c>.</summary>
    public static bool SaysId(string name)
    {
        string[] words = Words(name);
        return words.Any(IdWords.Contains) || words is [.., string last] && LastIdWords.Contains(last) || words is ["index"];
    }

    /// <summary>Whether the name says that the values are labels even where they are digits: <c>zipcode</c>, <c>Cover_Type</c>.</summary>
    public static bool SaysCode(string name)
        => Words(name) is [.., string last] && (CodeWords.Contains(last) || CodeEndings.Any(e => last.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>Whether the name says that the values are moments: <c>start_date</c>, <c>timestamp</c>.</summary>
    public static bool SaysDate(string name) => Words(name).Any(w => w is "date" or "day" or "datum" or "time" or "timestamp" or "dob");

    /// <summary>The name's words in lower case: <c>customerID_No</c> has customer, id and no.</summary>
    private static string[] Words(string name) => [.. Word().Matches(name).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\\x00-\\x7F]+")]
    private static partial Regex Word();
}
