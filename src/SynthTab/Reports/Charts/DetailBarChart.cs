using SynthTab.Evaluation;

namespace SynthTab.Reports.Charts;

/// <summary>The rows of a detail table as bars, each under its name: the synthetic one's and under it the real one's.</summary>
internal static class DetailBarChart
{
    private const double Width = 320, Row = 34, LegendRow = 16, Figures = 96;
    private const int Letters = 50, MostRows = 10;

    /// <summary>The drawing of a table that names its bars; the first rows where they are many.</summary>
    /// <param name="table">The judged table's rows.</param>
    /// <param name="real">The reference's rows, or null.</param>
    public static string Svg(DetailTable table, DetailTable? real)
    {
        DetailBars bars = table.Bars!;
        DetailRow[] shown = [.. table.Rows.Take(MostRows)];
        double?[] second = [.. shown.Select(row => bars.Second is { } at ? row.Values[at] : Same(row, real)?.Values[bars.First])];
        bool isPaired = bars.Second is not null || second.Any(v => v is not null);
        string[] legend = [bars.Second is null ? "synthetic" : Header(table, bars.First), .. isPaired ? new[] { bars.Second is { } header ? Header(table, header) : "real" } : []];
        double start = LegendRow * legend.Length + 4;
        var svg = new Svg(Width, start + Row * shown.Length + (table.Rows.Count > MostRows ? 16 : 0), table.Title);
        for (int i = 0; i < legend.Length; i++) { svg.Rectangle(0, i * LegendRow + 2, 9, 9, i == 0 ? "made" : "real").Text(14, i * LegendRow + 11, legend[i], letters: Letters); }
        double most = shown.Select(row => row.Values[bars.First]).Concat(second).Select(v => v ?? 0).Append(1e-12).Max();
        for (int i = 0; i < shown.Length; i++)
        {
            string name = table.Kind == DetailKind.Columns ? string.Join(": ", shown[i].Labels) : shown[i].Labels[^1];
            double? first = shown[i].Values[bars.First];
            double top = start + i * Row;
            string figures = isPaired ? $"{Reports.Figures.Number(first)} · {Reports.Figures.Number(second[i])}" : Reports.Figures.Number(first);
            svg.Text(0, top + 12, name, letters: Letters).Text(Width, top + 27, figures, "end");
            Bar(svg, top + 16, first, most, "made", name);
            if (isPaired) { Bar(svg, top + 23, second[i], most, "real", name); }
        }
        if (table.Rows.Count > MostRows)
        {
            svg.Text(0, start + shown.Length * Row + 12, FormattableString.Invariant($"and {table.Rows.Count - MostRows} more in the table of this measure"));
        }
        return svg.ToString();
    }

    private static DetailRow? Same(DetailRow row, DetailTable? real) => real?.Rows.FirstOrDefault(r => r.Labels.SequenceEqual(row.Labels));

    private static string Header(DetailTable table, int value) => Wording.OfSynthetic(table.ValueHeaders[value]);

    private static void Bar(Svg svg, double top, double? value, double most, string style, string name)
    {
        if (value is not { } length) { return; }
        svg.Rectangle(0, top, (Width - Figures) * Math.Max(length, 0) / most, 7, style, $"{name}: {Reports.Figures.Number(length)}");
    }
}
