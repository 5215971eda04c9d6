using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports.Charts;

/// <summary>A column of levels: for each a real bar, and a synthetic one under it.</summary>
internal static class BarChart
{
    private const double Width = 320, Row = 22, Labels = 110, Figures = 96;
    private const int Letters = 16, MostRows = 12;

    public static string Svg(ColumnPicture column)
    {
        PicturePart[] shown = [.. column.Parts.Take(MostRows)];
        int hidden = column.Parts.Count - shown.Length;
        var svg = new Svg(Width, Row * (shown.Length + (hidden > 0 ? 1 : 0)) + 4, $"Levels of {column.Name}, real and synthetic");
        double most = shown.Select(p => Math.Max(p.Real, p.Synthetic)).Append(1e-12).Max();
        for (int i = 0; i < shown.Length; i++)
        {
            double top = i * Row, full = Width - Labels - Figures;
            string tip = TextTable.Words(shown[i]);
            svg.Text(Labels - 6, top + 14, shown[i].Label, "end", Letters)
                .Rectangle(Labels, top + 2, full * shown[i].Real / most, 8, "real", tip)
                .Rectangle(Labels, top + 10, full * shown[i].Synthetic / most, 8, "made", tip)
                .Text(Width, top + 14, $"{TextTable.Percent(shown[i].Real)} · {TextTable.Percent(shown[i].Synthetic)}", "end");
        }
        if (hidden > 0) { svg.Text(Labels, shown.Length * Row + 14, FormattableString.Invariant($"and {hidden} more: see the numbers")); }
        return svg.ToString();
    }
}
