using System.Globalization;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports.Charts;

/// <summary>A latent space from above: training rows as shades, rows as dots coloured by the target, walks as lines.</summary>
internal static class LatentChart
{
    private const double Width = 420, Left = 20, Right = 412, Top = 20, Bottom = 320, Height = 344, Dot = 1.8, Step = 4.5;

    /// <summary>The name of a group's colour.</summary>
    public static string Style(int group) => string.Create(CultureInfo.InvariantCulture, $"g{Math.Min(group, 4)}");

    /// <summary>Training rows as shades, the darker the more, and synthetic rows as dots over them.</summary>
    public static string Density(LatentMap map, bool withDots)
    {
        Svg svg = Frame(map.View, withDots ? "Synthetic rows over the training rows" : "Where training rows lie");
        double most = map.Training.Select(c => c.Rows).Append(1).Max();
        double width = (Right - Left) / LatentMap.Columns, height = (Bottom - Top) / LatentMap.Rows;
        foreach (MapCell cell in map.Training)
        {
            double shade = 0.15 + 0.8 * Math.Log(1 + cell.Rows) / Math.Log(1 + most);
            string tip = $"{Figures.Count(cell.Rows)} training rows";
            svg.Rectangle(Left + cell.Column * width, Bottom - (cell.Row + 1) * height, width, height, "real", tip, shade * (withDots ? 0.5 : 1));
        }
        if (withDots) { Dots(svg, map.View, map.Synthetic, map.Groups, 0.8); }
        return svg.ToString();
    }

    /// <summary>Rows as dots.</summary>
    public static string Points(PlaneView view, IReadOnlyList<PlanePoint> points, TargetGroups groups, string label)
        => Dots(Frame(view, label), view, points, groups, 0.6).ToString();

    /// <summary>A walk over rows that stand back.</summary>
    public static string Walk(PlaneView view, IReadOnlyList<PlanePoint> background, LatentWalk walk)
    {
        Svg svg = Frame(view, walk.Title);
        foreach (PlanePoint point in background) { svg.Circle(X(view, point), Y(view, point), Dot, "real", null, 0.3); }
        if (walk.IsPath) { svg.Path(walk.Points.Select(p => (X(view, p), Y(view, p))), "curve c0", walk.Title); }
        for (int i = 0; i < walk.Points.Count; i++)
        {
            WalkRow row = walk.Rows[i + 1]; // the first row is the real one
            svg.Circle(X(view, walk.Points[i]), Y(view, walk.Points[i]), Step, "made", row.Label, 0.85);
        }
        return svg.ToString();
    }

    private static Svg Dots(Svg svg, PlaneView view, IReadOnlyList<PlanePoint> points, TargetGroups groups, double opacity)
    {
        foreach (PlanePoint point in points)
        {
            svg.Circle(X(view, point), Y(view, point), Dot, Style(point.Group), groups.Labels[point.Group], opacity);
        }
        return svg;
    }

    private static Svg Frame(PlaneView view, string label) => new Svg(Width, Height, label)
        .Rectangle(Left, Top, Right - Left, Bottom - Top, "frame")
        .Text(Right, Height - 6, $"first direction, {TextTable.Percent(view.FirstShare)} of the spread →", "end")
        .Text(Left, Top - 7, $"↑ second direction, {TextTable.Percent(view.SecondShare)}");

    private static double X(PlaneView view, PlanePoint point)
        => Left + Math.Clamp((point.X - view.Left) / (view.Right - view.Left), 0, 1) * (Right - Left);

    private static double Y(PlaneView view, PlanePoint point)
        => Bottom - Math.Clamp((point.Y - view.Bottom) / (view.Top - view.Bottom), 0, 1) * (Bottom - Top);
}
