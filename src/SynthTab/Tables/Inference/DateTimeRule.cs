using System.Text.RegularExpressions;
using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>All values are moments in one format.</summary>
/// <remarks>Where two formats read all values and disagree (is 03/04/2024 in March or in April?), neither is proposed: the
/// person has to say it.</remarks>
internal static partial class DateTimeRule
{
    private const int Pilots = 20;
    private const int LeastDistinctDigits = 10;

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        if (evidence.Values.Length == 0 || !MayBeMoments(evidence)) { return null; }
        string ending = CommonEnding(evidence.Raw.Texts.Text(evidence.Values[0]));
        int[] pilots = evidence.Values[..Math.Min(Pilots, evidence.Values.Length)];
        List<string> formats = [.. (evidence.Numbers is null ? DateTimeFormats.All : DateTimeFormats.DigitsAlone)
            .Select(f => f + ending).Where(f => Read(evidence, f, pilots) is not null)];
        double[]? seconds = null;
        int chosen = formats.FindIndex(f => (seconds = Read(evidence, f, evidence.Values)) is not null);
        if (seconds is null) { return null; }
        if (evidence.Numbers is not null && !AreDates(evidence, seconds)) { return null; }
        // Formats that name day, month and year in the same order cannot disagree, and need not be read.
        string? rival = formats.Skip(chosen + 1).Where(f => Order(f) != Order(formats[chosen]))
            .FirstOrDefault(f => Read(evidence, f, evidence.Values) is { } other && !other.SequenceEqual(seconds));
        return rival is null ? Moments(evidence, Fraction.Settle(formats[chosen], evidence), seconds)
            : Undecided(evidence, formats[chosen], rival);
    }

    /// <summary>The order in which a format names its parts: <c>dMy</c>.</summary>
    private static string Order(string format) => string.Concat(format.Where(char.IsLetter).Distinct().Where("dMy".Contains));

    private static ColumnSchema Moments(ColumnEvidence evidence, string format, double[] seconds)
        => evidence.Propose(ColumnKind.DateTime, evidence.NumericMissing, $"every value is a moment written as {format}") with
        {
            DateTimeFormat = format,
            Granularity = format.Contains('m', StringComparison.Ordinal) ? DateTimeGrid.Of(seconds) : DateTimeGrid.Day, // m: minutes
            Minimum = seconds.Min(),
            Maximum = seconds.Max(),
        };

    private static ColumnSchema Undecided(ColumnEvidence evidence, string format, string rival)
    {
        string reason = $"the values are moments, but {format} and {rival} both read them and disagree; "
            + "make it a datetime with the right format";
        bool few = evidence.TextValues.Length * 2 <= evidence.TextRows;
        ColumnSchema proposal = evidence.Propose(few ? ColumnKind.Categorical : ColumnKind.Text, evidence.TextMissing, reason);
        return few ? proposal with { Levels = evidence.Levels(evidence.TextValues) } : proposal;
    }

    /// <summary>A quick look that spares most columns the trial of every format.</summary>
    private static bool MayBeMoments(ColumnEvidence evidence)
        => evidence.Values.AsSpan(0, Math.Min(Pilots, evidence.Values.Length)).ToArray().All(code =>
        {
            ReadOnlySpan<byte> text = NumberText.Trim(evidence.Raw.Texts[code]);
            return text.Length is >= 4 and <= 40 && text.ContainsAnyInRange((byte)'0', (byte)'9')
                && (evidence.Numbers is null || text.Length is 8 or 12 or 14);
        });

    /// <summary>Digits alone are dates only if the name says so, or if there are many and all of them lie within two centuries.</summary>
    private static bool AreDates(ColumnEvidence evidence, double[] seconds)
    {
        const double year = 365.2425 * DateTimeGrid.Day;
        return NameHints.SaysDate(evidence.Name)
            || evidence.Values.Length >= LeastDistinctDigits && seconds.Min() > -70 * year && seconds.Max() < 130 * year;
    }

    private static double[]? Read(ColumnEvidence evidence, string format, int[] codes)
    {
        var seconds = new double[codes.Length];
        for (int i = 0; i < seconds.Length; i++)
        {
            if (!DateTimeText.TryParse(evidence.Raw.Texts[codes[i]], format, out seconds[i])) { return null; }
        }
        return seconds;
    }

    /// <summary>A time zone that all values share is part of the format: <c>Z</c>, <c>+00:00</c>.</summary>
    private static string CommonEnding(string text) => ZoneEnding().Match(text) is { Success: true } zone ? $"'{zone.Value}'" : "";

    [GeneratedRegex(@"(?<=[0-9]:[0-9.:]+)(Z| ?UTC| ?[+-][0-9]{2}:?[0-9]{2})$")]
    private static partial Regex ZoneEnding();
}
