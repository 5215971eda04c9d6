using System.Globalization;
using SynthTab.Evaluation;

namespace SynthTab.Reports.Charts;

/// <summary>Lines over one abscissa, as a curve's table holds them. A single line is drawn beside the diagonal and the real table's
/// line, both axes alike: ROC curves, calibration, parts of a distribution. Several lines are compared with each other.</summary>
internal static class CurveChart
{
    private const double Width = 320, Left = 42, Right = 312, Top = 24, LegendRow = 15, Short = 190, Square = Top + Right - Left;
    private const int MostLines = 4, LegendLetters = 44;

    /// <summary>The drawing of a curve.</summary>
    /// <param name="curve">The judged table's points.</param>
    /// <param name="real">The reference's points, or null.</param>
    public static string Svg(DetailTable curve, DetailTable? real)
    {
        Drawn[] lines = curve.ValueHeaders.Count == 2 ? Beside(curve, real) : Together(curve);
        bool isSquare = curve.ValueHeaders.Count == 2;
        (double Low, double High) across = Range(lines.SelectMany(l => l.Points).SelectMany(p => isSquare ? new[] { p.X, p.Y } : [p.X]).Append(0));
        if (isSquare && across is { Low: >= 0, High: > 0.5 and <= 1 }) { across = (0, 1); } // shares
        (double Low, double High) up = isSquare ? across : Range(lines.SelectMany(l => l.Points).Select(p => p.Y).Append(0).Append(1));
        double bottom = isSquare ? Square : Short;
        var svg = new Svg(Width, bottom + 38 + LegendRow * lines.Length, curve.Title);
        Axes(svg, bottom, across, up, Wording.OfSynthetic(curve.ValueHeaders[0]), isSquare ? Wording.OfSynthetic(curve.ValueHeaders[1]) : "share of rows up to here");
        if (isSquare) { svg.Line(Left, bottom, Right, Top, "diagonal"); }
        foreach ((Drawn line, int row) in lines.Select((line, row) => (line, row)).Reverse()) // the synthetic one on top
        {
            double y = bottom + 42 + LegendRow * row;
            svg.Path(line.Points.Select(p => (Scale(p.X, across, Left, Right), Scale(p.Y, up, bottom, Top))), $"curve c{row}", line.Name)
                .Line(Left, y - 4, Left + 26, y - 4, $"curve c{row}").Text(Left + 32, y, line.Name, letters: LegendLetters);
        }
        return svg.ToString();
    }

    private sealed record Drawn(string Name, (double X, double Y)[] Points);

    private static Drawn[] Beside(DetailTable curve, DetailTable? real)
        => [new Drawn("synthetic", Points(curve, 1)), .. real is { Rows.Count: > 1 } ? new[] { new Drawn("real", Points(real, 1)) } : []];

    private static Drawn[] Together(DetailTable curve)
        => [.. curve.ValueHeaders.Skip(1).Take(MostLines).Select((name, i) => new Drawn(Wording.OfSynthetic(name), Points(curve, i + 1))).Where(l => l.Points.Length > 0)];

    private static void Axes(Svg svg, double bottom, (double Low, double High) across, (double Low, double High) up, string name, string upName)
    {
        foreach (double part in new[] { 0, 0.5, 1 })
        {
            double x = Left + part * (Right - Left), y = bottom + part * (Top - bottom);
            svg.Line(Left, y, Right, y, "grid").Line(x, bottom, x, Top, "grid")
                .Text(Left - 4, y + 4, Tick(up.Low + part * (up.High - up.Low)), "end")
                .Text(x, bottom + 13, Tick(across.Low + part * (across.High - across.Low)), part == 1 ? "end" : part == 0 ? "start" : "middle");
        }
        svg.Line(Left, bottom, Right, bottom, "axis").Line(Left, Top, Left, bottom, "axis")
            .Text(Left, Top - 9, "↑ " + upName, letters: LegendLetters).Text(Right, bottom + 26, name + " →", "end", LegendLetters);
    }

    private static (double X, double Y)[] Points(DetailTable curve, int value)
        => [.. curve.Rows.Where(r => value < r.Values.Count && r.Values[0] is not null && r.Values[value] is not null).Select(r => (r.Values[0]!.Value, r.Values[value]!.Value))];

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        (double low, double high) = values.Aggregate((Low: double.PositiveInfinity, High: double.NegativeInfinity), (r, v) => (Math.Min(r.Low, v), Math.Max(r.High, v)));
        return high > low ? (low, high) : (low, low + 1);
    }

    private static double Scale(double value, (double Low, double High) range, double from, double to)
        => from + (value - range.Low) / (range.High - range.Low) * (to - from);

    private static string Tick(double value) => Math.Abs(value) >= 1e6
        ? value.ToString("0.#e+0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
