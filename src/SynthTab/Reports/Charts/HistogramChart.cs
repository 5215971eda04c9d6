using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports.Charts;

/// <summary>A numeric column: real ranges as filled bars, synthetic ones over them; areas are shares of rows.</summary>
internal static class HistogramChart
{
    private const double Width = 320, Height = 150, Bottom = 130, Top = 6, Gap = 14;

    public static string Svg(ColumnPicture column)
    {
        PicturePart[] ranges = [.. column.Parts.Where(p => p.IsRange)], others = [.. column.Parts.Where(p => !p.IsRange)];
        var svg = new Svg(Width, Height, $"Distribution of {column.Name}, real and synthetic");
        if (ranges.Length == 0) { return svg.Text(0, Bottom, "no range holds enough rows").ToString(); }
        double[] widths = Widths(ranges);
        double unit = (Width - others.Length * (Gap + 12)) / widths.Sum();
        double densest = ranges.Zip(widths, (p, w) => Math.Max(p.Real, p.Synthetic) / w).Append(1e-12).Max();
        double x = 0;
        foreach ((PicturePart part, double width) in ranges.Zip(widths))
        {
            Bars(svg, part, x, width * unit, densest * width);
            x += width * unit;
        }
        double most = others.Select(p => Math.Max(p.Real, p.Synthetic)).Append(1e-12).Max();
        foreach (PicturePart part in others)
        {
            Bars(svg, part, x + Gap, 12, Math.Max(most, densest * widths.Average()));
            x += Gap + 12;
        }
        svg.Line(0, Bottom, Width, Bottom, "axis").Text(0, Height - 5, ranges[0].Label, letters: 24);
        if (others.Length > 0) { return svg.Text(Width, Height - 5, "missing", "end").Text(Width - 60, Height - 5, ranges[^1].Label, "end", 20).ToString(); }
        return ranges.Length == 1 ? svg.ToString() : svg.Text(Width, Height - 5, ranges[^1].Label, "end", 24).ToString();
    }

    private static void Bars(Svg svg, PicturePart part, double x, double width, double full)
    {
        string tip = TextTable.Words(part);
        double Tall(double share) => (Bottom - Top) * Math.Min(share / full, 1);
        svg.Rectangle(x, Bottom - Tall(part.Real), width - 0.5, Tall(part.Real), "real", tip);
        svg.Rectangle(x + width * 0.2, Bottom - Tall(part.Synthetic), width * 0.6, Tall(part.Synthetic), "over", tip);
    }

    /// <summary>The widths of the ranges; an open one is as wide as the narrowest closed one.</summary>
    private static double[] Widths(PicturePart[] ranges)
    {
        double[] closed = [.. ranges.Select(p => p.To - p.From).OfType<double>().Where(double.IsFinite)];
        double narrowest = closed.Length > 0 ? closed.Min() : 1;
        return [.. ranges.Select(p => (p.To - p.From) is { } width && double.IsFinite(width) ? Math.Min(width / narrowest, 40) : 1)];
    }
}
