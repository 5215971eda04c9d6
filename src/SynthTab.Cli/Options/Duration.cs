using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthTab.Cli.Options;

/// <summary>Times as people type and read them.</summary>
internal static partial class Duration
{
    /// <summary>Reads <c>90s</c>, <c>5m</c>, <c>1.5h</c>, <c>1h30m</c>; null for anything else, and for no time at all.</summary>
    public static TimeSpan? Parse(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success) { return null; }
        double seconds = 3600 * Number(match.Groups["h"]) + 60 * Number(match.Groups["m"]) + Number(match.Groups["s"]);
        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Writes <c>8 s</c>, <c>3 min 20 s</c> or <c>2 h 5 min</c>.</summary>
    public static string Text(TimeSpan time)
    {
        long seconds = (long)Math.Round(time.TotalSeconds);
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3600 => seconds % 60 == 0 ? $"{seconds / 60} min" : $"{seconds / 60} min {seconds % 60} s",
            _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
        };
    }

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m)?(?:(?<s>\d+(?:\.\d+)?)s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
