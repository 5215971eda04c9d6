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
        string[] formats = [.. (evidence.Numbers is null ? DateTimeFormats.All : DateTimeFormats.DigitsAlone)
            .Select(f => f + ending).Where(f => Reads(evidence, f, evidence.Values.AsSpan(0, Math.Min(Pilots, evidence.Values.Length))))];
        var readings = new List<(string Format, double[] Seconds)>();
        foreach (string format in formats)
        {
            if (Read(evidence, format) is { } seconds) { readings.Add((format, seconds)); }
        }
        if (readings.Count == 0 || evidence.Numbers is not null && !AreDates(evidence, readings[0].Seconds)) { return null; }
        if (readings.Any(r => !r.Seconds.SequenceEqual(readings[0].Seconds))) { return Undecided(evidence, [.. readings.Select(r => r.Format)]); }
        return Moments(evidence, Fraction.Settle(readings[0].Format, evidence), readings[0].Seconds);
    }

    private static ColumnSchema Moments(ColumnEvidence evidence, string format, double[] seconds)
        => evidence.Propose(ColumnKind.DateTime, evidence.NumericMissing, $"every value is a moment written as {format}") with
        {
            DateTimeFormat = format,
            Granularity = format.Contains('m', StringComparison.Ordinal) || format.Contains('H', StringComparison.Ordinal) ? DateTimeGrid.Of(seconds) : DateTimeGrid.Day,
            Minimum = seconds.Min(),
            Maximum = seconds.Max(),
        };

    private static ColumnSchema Undecided(ColumnEvidence evidence, string[] formats)
    {
        string reason = $"the values are moments, but {formats[0]} and {formats.First(f => f != formats[0])} both read them and disagree; make it a datetime with the right format";
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

    private static bool Reads(ColumnEvidence evidence, string format, ReadOnlySpan<int> codes)
    {
        foreach (int code in codes)
        {
            if (!DateTimeText.TryParse(evidence.Raw.Texts[code], format, out _)) { return false; }
        }
        return true;
    }

    private static double[]? Read(ColumnEvidence evidence, string format)
    {
        var seconds = new double[evidence.Values.Length];
        for (int i = 0; i < seconds.Length; i++)
        {
            if (!DateTimeText.TryParse(evidence.Raw.Texts[evidence.Values[i]], format, out seconds[i])) { return null; }
        }
        return seconds;
    }

    /// <summary>A time zone that all values share is part of the format: <c>Z</c>, <c>+00:00</c>.</summary>
    private static string CommonEnding(string text) => ZoneEnding().Match(text) is { Success: true } zone ? $"'{zone.Value}'" : "";

    [GeneratedRegex(@"(?<=[0-9]:[0-9.:]+)(Z| ?UTC| ?[+-][0-9]{2}:?[0-9]{2})$")]
    private static partial Regex ZoneEnding();
}
