using System.Globalization;

namespace SynthTab.Cli;

/// <summary>Figures as people read them.</summary>
internal static class Figures
{
    /// <summary><c>20,000</c>.</summary>
    public static string Count(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>12.3 %</c>.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
