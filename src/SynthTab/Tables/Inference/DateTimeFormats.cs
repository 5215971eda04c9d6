namespace SynthTab.Tables.Inference;

/// <summary>The ways of writing moments that are tried, the strict ones before those that also read what the strict ones do.</summary>
internal static class DateTimeFormats
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd",
        "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yy", "d.M.yy",
        "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd/MM/yy", "MM/dd/yy", "d/M/yy", "M/d/yy",
        "dd-MM-yyyy", "MM-dd-yyyy", "d-M-yyyy", "M-d-yyyy",
        "dd-MMM-yyyy", "d-MMM-yyyy", "dd-MMM-yy", "d-MMM-yy", "dd MMM yyyy", "d MMM yyyy", "dd MMMM yyyy", "d MMMM yyyy",
        "MMM dd, yyyy", "MMM d, yyyy", "MMMM dd, yyyy", "MMMM d, yyyy", "yyyy-M-d", "yyyy/M/d", "yyyy-MM", "yyyy/MM",
    ];

    private static readonly string[] Times =
    [
        "HH:mm:ss", "HH:mm", "H:mm:ss", "H:mm", "HH:mm:ss.FFFFFFF", "H:mm:ss.FFFFFFF",
        "hh:mm:ss tt", "hh:mm tt", "h:mm:ss tt", "h:mm tt", "hh:mm:sstt", "hh:mmtt", "h:mm:sstt", "h:mmtt",
    ];

    private static readonly string[] CompactTimes = ["HHmmss", "HHmm", "HHmmss.FFFFFFF"];

    /// <summary>All formats, in the order of preference.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Dates,
        .. Dates.SelectMany(d => Times.SelectMany(t => new[] { $"{d} {t}", $"{d}'T'{t}" })),
        .. CompactTimes.SelectMany(t => new[] { $"yyyyMMdd'T'{t}", $"yyyyMMdd {t}", $"yyyyMMdd{t}" }),
        .. Times,
    ];

    /// <summary>Those of <see cref="All"/> that are digits alone, and so might be numbers.</summary>
    public static IReadOnlyList<string> DigitsAlone { get; } = ["yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"];
}
