using System.Globalization;

namespace SynthTab.Reports.Charts;

/// <summary>A point of a scatter picture.</summary>
/// <param name="Name">What stands beside it.</param>
/// <param name="X">Its place across.</param>
/// <param name="Y">Its place upwards.</param>
/// <param name="Style"><c>front</c>, <c>beaten</c>, <c>unsafe</c> or <c>reference</c>.</param>
internal sealed record ScatterPoint(string Name, double X, double Y, string Style);

/// <summary>Points on two axes on which less is better, the better corner below to the left.</summary>
internal static class ScatterChart
{
    private const double Width = 480, Height = 330, Left = 52, Right = 400, Top = 28, Bottom = 270, Radius = 5, Line = 12, Gap = 9, Letter = 6;

    /// <summary>The drawing.</summary>
    /// <param name="points">The points.</param>
    /// <param name="across">The name of the axis across.</param>
    /// <param name="up">The name of the axis upwards.</param>
    /// <param name="isLogarithmic">Whether the axis across is, its numbers being above zero. Else a reference far beyond all other
    /// points stands at the edge with its number.</param>
    public static string Svg(IReadOnlyList<ScatterPoint> points, string across, string up, bool isLogarithmic)
    {
        double At(double x) => isLogarithmic ? Math.Log10(Math.Max(x, 0.1)) : x;
        (double Low, double High) wide = isLogarithmic
            ? (Math.Floor(points.Min(p => At(p.X))), Math.Max(Math.Ceiling(points.Max(p => At(p.X))), Math.Floor(points.Min(p => At(p.X))) + 1))
            : (0, Round(points.Where(p => p.Style != "reference").Max(p => p.X) * 1.25));
        (double Low, double High) high = (0, Round(points.Max(p => p.Y)));
        var svg = new Svg(Width, Height, $"{up} against {across}");
        Axes(svg, wide, high, across, up, isLogarithmic);
        List<(double X, double Y)> labels = [];
        foreach (ScatterPoint point in points.OrderBy(p => p.Y).ThenBy(p => p.X))
        {
            bool isBeyond = At(point.X) > wide.High;
            double x = Left + (Math.Min(At(point.X), wide.High) - wide.Low) / (wide.High - wide.Low) * (Right - Left), y = Bottom - point.Y / high.High * (Bottom - Top);
            svg.Dot(x, y, Radius, point.Style, string.Create(CultureInfo.InvariantCulture, $"{point.Name}: {across} {point.X:0.###}, {up} {point.Y:0.###}"));
            string name = isBeyond ? string.Create(CultureInfo.InvariantCulture, $"{point.Name} ({point.X:0.##}) →") : point.Name;
            bool isLeft = x + Gap + name.Length * Letter > Width;
            double from = isLeft ? x - Gap - name.Length * Letter : x + Gap, label = Free(labels, from, Math.Min(y + 4, Bottom - 4));
            labels.Add((from, label));
            svg.Text(isLeft ? x - Gap : x + Gap, label, name, isLeft ? "end" : "start", letters: 26);
        }
        return svg.ToString();
    }

    /// <summary>The height nearest to the one wished for at which no other label stands in the way.</summary>
    private static double Free(List<(double X, double Y)> labels, double x, double y)
    {
        bool IsTaken(double at) => labels.Any(l => Math.Abs(l.Y - at) < Line && Math.Abs(l.X - x) < 110);
        for (int step = 0; ; step++)
        {
            if (!IsTaken(y - step * 2) && y - step * 2 > Top - 12) { return y - step * 2; }
            if (!IsTaken(y + step * 2) && y + step * 2 < Bottom + 4) { return y + step * 2; }
            if (step > Height) { return y; }
        }
    }

    private static void Axes(Svg svg, (double Low, double High) wide, (double Low, double High) high, string across, string up, bool isLogarithmic)
    {
        foreach (double part in new[] { 0, 0.5, 1 })
        {
            double y = Bottom - part * (Bottom - Top);
            svg.Line(Left, y, Right, y, "grid").Text(Left - 5, y + 4, Tick(part * high.High), "end");
        }
        int steps = isLogarithmic ? (int)Math.Round(wide.High - wide.Low) : 2;
        for (int step = 0; step <= steps; step++)
        {
            double x = Left + (double)step / steps * (Right - Left), value = wide.Low + (double)step / steps * (wide.High - wide.Low);
            svg.Line(x, Bottom, x, Top, "grid").Text(x, Bottom + 14, Tick(isLogarithmic ? Math.Pow(10, value) : value), "middle");
        }
        svg.Line(Left, Bottom, Right, Bottom, "axis").Line(Left, Top, Left, Bottom, "axis")
            .Text(Left, Top - 10, "↑ " + up).Text(Right, Bottom + 32, across + " →", "end");
    }

    /// <summary>The next of 1, 2, 5 times a power of ten, for the end of an axis.</summary>
    private static double Round(double most)
    {
        if (most <= 0.05) { return 0.05; }
        double power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power * (most <= power ? 1 : most <= 2 * power ? 2 : most <= 5 * power ? 5 : 10);
    }

    private static string Tick(double value) => value.ToString(value >= 1000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
