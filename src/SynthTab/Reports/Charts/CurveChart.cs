using System.Globalization;
using SynthTab.Evaluation;

namespace SynthTab.Reports.Charts;

/// <summary>Lines over one abscissa, as a curve's table holds them.</summary>
internal static class CurveChart
{
    private const double Width = 320, Left = 40, Right = 312, Top = 8, Bottom = 170, LegendRow = 15;
    private const int MostLines = 4;

    public static string Svg(DetailTable curve)
    {
        string[] lines = [.. curve.ValueHeaders.Skip(1).Take(MostLines)];
        (double Low, double High) across = Range(curve.Rows.Select(r => r.Values[0]));
        (double Low, double High) up = Range(curve.Rows.SelectMany(r => r.Values.Skip(1).Take(MostLines)).Append(0).Append(1));
        var svg = new Svg(Width, Bottom + 34 + LegendRow * lines.Length, curve.Title);
        svg.Line(Left, Bottom, Right, Bottom, "axis").Line(Left, Top, Left, Bottom, "axis")
            .Text(Left - 4, Bottom, Tick(up.Low), "end").Text(Left - 4, Top + 8, Tick(up.High), "end")
            .Text(Left, Bottom + 14, Tick(across.Low)).Text(Right, Bottom + 14, Tick(across.High), "end")
            .Text((Left + Right) / 2, Bottom + 14, curve.ValueHeaders[0], "middle", 34);
        for (int line = 0; line < lines.Length; line++)
        {
            (double X, double Y)[] points = [.. Points(curve, line + 1).Select(p => (Scale(p.X, across, Left, Right), Scale(p.Y, up, Bottom, Top)))];
            if (points.Length == 0) { continue; }
            double y = Bottom + 26 + LegendRow * line;
            svg.Path(points, $"curve c{line}", lines[line])
                .Line(Left, y, Left + 26, y, $"curve c{line}").Text(Left + 32, y + 4, lines[line], letters: 42);
        }
        return svg.ToString();
    }

    private static IEnumerable<(double X, double Y)> Points(DetailTable curve, int value)
        => curve.Rows.Where(r => r.Values[0] is not null && value < r.Values.Count && r.Values[value] is not null).Select(r => (r.Values[0]!.Value, r.Values[value]!.Value));

    private static (double Low, double High) Range(IEnumerable<double?> values)
    {
        double[] present = [.. values.OfType<double>()];
        if (present.Length == 0) { return (0, 1); }
        return present.Max() > present.Min() ? (present.Min(), present.Max()) : (present.Min(), present.Min() + 1);
    }

    private static double Scale(double value, (double Low, double High) range, double from, double to)
        => from + (value - range.Low) / (range.High - range.Low) * (to - from);

    private static string Tick(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
