using System.Globalization;
using SynthTab.Evaluation;

namespace SynthTab.Reports;

/// <summary>How figures are written for people, alike in all reports. Nothing is computed here but percentages.</summary>
internal static class Figures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>A result in the form of its headline, without its measure: <c>12.70 %</c>, <c>0.885</c>, or a dash.</summary>
    public static string Headline(MetricOutcome outcome, MetricResult result)
        => result is MetricResult.Score score ? InForm(score.Value, outcome.Metric.Headline?.Form ?? HeadlineForm.Plain) : None;

    /// <summary>A value with its interval: <c>0.885 (0.871 to 0.899)</c>, or a dash.</summary>
    public static string WithInterval(MetricResult? result) => result switch
    {
        MetricResult.Score { Interval: { } interval } score => $"{Number(score.Value)} ({Number(interval.Low)} to {Number(interval.High)})",
        MetricResult.Score score => Number(score.Value),
        _ => None,
    };

    /// <summary>A number with about four digits that matter: <c>0.8846</c>, <c>1,234</c>, <c>1.2e-07</c>.</summary>
    public static string Number(double? value) => value switch
    {
        null => None,
        0 => "0",
        { } v when v == Math.Floor(v) && Math.Abs(v) < 1e9 => v.ToString("N0", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) is >= 100 and < 1e6 => v.ToString("N1", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) is >= 0.001 and < 100 => v.ToString("0.0000", CultureInfo.InvariantCulture),
        { } v => v.ToString("0.0e+00", CultureInfo.InvariantCulture),
    };

    /// <summary>A count with thousands set apart.</summary>
    public static string Count(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Where good values lie, in words.</summary>
    public static string Words(MetricDirection direction) => direction switch
    {
        MetricDirection.Higher => "higher",
        MetricDirection.Lower => "lower",
        _ => "closer to real",
    };

    private static string InForm(double value, HeadlineForm form) => form switch
    {
        HeadlineForm.Percent => Percent(value),
        HeadlineForm.ErrorPercent => Percent(1 - value),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
