using System.Globalization;
using SynthTab.Synthesis;
using SynthTab.Tuning;

namespace SynthTab.Reports.Charts;

/// <summary>The scores of a search against one option: a dot for every trial of every rung, the winner's large.</summary>
internal static class ScoreChart
{
    private const double Width = 320, Left = 42, Right = 306, Top = 24, Bottom = 170, Legend = 212;
    private const double Margin = 0.04; // so that no dot lies on the axis
    private const int Letters = 44;

    /// <summary>The drawing of one option.</summary>
    /// <param name="option">What was searched.</param>
    /// <param name="results">All results with a score.</param>
    /// <param name="winner">The best.</param>
    public static string Svg(SearchedOption option, IReadOnlyList<TrialResult> results, TrialResult winner)
    {
        var svg = new Svg(Width, Legend + 6, $"Scores against {option.Name}");
        double low = results.Min(r => r.Score!.Value), high = results.Max(r => r.Score!.Value);
        if (high - low < 1e-9) { (low, high) = (low - 0.5, high + 0.5); }
        string[] values = [.. results.Select(r => r.Trial.Values[option.Name]).Distinct()];
        Func<string, double> across = option.Scale == SearchScale.Choice ? Slots(option, values) : Range(option, values);
        Axes(svg, option, values, across, low, high);
        foreach (TrialResult result in results.OrderBy(r => r.Rung))
        {
            bool isWinner = result.Trial.Number == winner.Trial.Number && result.Rung == winner.Rung;
            double x = Left + across(result.Trial.Values[option.Name]) * (Right - Left);
            double y = Bottom + (result.Score!.Value - low) / (high - low) * (Top - Bottom);
            svg.Circle(x, y, isWinner ? 6 : 3.5, result.Rung == 0 ? "real" : "made", Tip(result));
        }
        svg.Circle(Left + 4, Legend - 4, 3.5, "real", "first rung").Text(Left + 12, Legend, "first rung")
            .Circle(Left + 84, Legend - 4, 3.5, "made", "later rungs").Text(Left + 92, Legend, "later rungs; the winner is large");
        return svg.ToString();
    }

    private static string Tip(TrialResult result)
        => FormattableString.Invariant($"trial {result.Trial.Number}, rung {result.Rung + 1}: score {result.Score:0.000}; ")
            + string.Join(" ", result.Trial.Assignments);

    private static void Axes(Svg svg, SearchedOption option, string[] values, Func<string, double> across, double low, double high)
    {
        foreach (double part in new[] { 0, 0.5, 1 })
        {
            double y = Bottom + part * (Top - Bottom);
            string score = (low + part * (high - low)).ToString("0.###", CultureInfo.InvariantCulture);
            svg.Line(Left, y, Right, y, "grid").Text(Left - 8, y + 4, score, "end");
        }
        svg.Line(Left, Bottom, Right, Bottom, "axis").Line(Left, Top, Left, Bottom, "axis").Text(Left, Top - 9, "↑ score, 1 is best");
        string[] ordered = [.. values.OrderBy(across)];
        string[] ticks = option.Scale == SearchScale.Choice || ordered.Length < 2 ? ordered : [ordered[0], ordered[^1]];
        foreach ((string tick, int i) in ticks.Select((tick, i) => (tick, i)))
        {
            string anchor = option.Scale == SearchScale.Choice ? "middle" : i == 0 ? "start" : "end";
            svg.Text(Left + across(tick) * (Right - Left), Bottom + 13, tick, anchor, Math.Max(6, 40 / ticks.Length));
        }
        svg.Text(Right, Bottom + 26, option.Name + " →", "end", Letters);
    }

    /// <summary>The middle of a slot for every value, those of the list first.</summary>
    private static Func<string, double> Slots(SearchedOption option, string[] values)
    {
        string[] slots = [.. option.Choices.Where(values.Contains), .. values.Except(option.Choices)];
        return value => (Array.IndexOf(slots, value) + 0.5) / slots.Length;
    }

    /// <summary>The place on the scale; what is no number (none) stands at its start.</summary>
    private static Func<string, double> Range(SearchedOption option, string[] values)
    {
        double Place(string text)
        {
            double number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) ? read : double.NaN;
            return option.Scale == SearchScale.Logarithmic ? Math.Log(number) : number;
        }
        double[] places = [.. values.Select(Place).Where(double.IsFinite)];
        (double low, double high) = places.Length == 0 ? (0, 1) : (places.Min(), places.Max());
        double Across(string text) => Place(text) is var place && double.IsFinite(place) && high > low ? (place - low) / (high - low) : 0;
        return value => Margin + (1 - 2 * Margin) * Across(value);
    }
}
