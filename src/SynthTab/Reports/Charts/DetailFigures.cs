using System.Text;
using SynthTab.Evaluation;

namespace SynthTab.Reports.Charts;

/// <summary>The drawings of detail tables: curves, and bars where a table asks for them.</summary>
internal static class DetailFigures
{
    private const int LeastPoints = 2;

    /// <summary>Adds the drawings that open a family's section, named after their metrics.</summary>
    public static void AppendForemost(StringBuilder html, IEnumerable<MetricOutcome> outcomes)
        => Append(html, "<h3>In pictures</h3>\n", outcomes.SelectMany(o => Of(o).Where(d => d.Table.IsForemost).Select(d => (d.Table, d.Real, o.Metric.Name))));

    /// <summary>Adds the drawings that stand with their metric.</summary>
    public static void AppendOthers(StringBuilder html, MetricOutcome outcome)
        => Append(html, "", Of(outcome).Where(d => !d.Table.IsForemost).Select(d => (d.Table, d.Real, "")));

    /// <summary>The tables of an outcome that are drawn, each with the reference's of the same name.</summary>
    private static IEnumerable<(DetailTable Table, DetailTable? Real)> Of(MetricOutcome outcome)
    {
        if (outcome.Value is not MetricResult.Score value) { return []; }
        IReadOnlyList<DetailTable> real = (outcome.Reference as MetricResult.Score)?.Details ?? [];
        return value.Details
            .Where(t => t.Kind == DetailKind.Curve ? t.Rows.Count >= LeastPoints : t.Bars is not null && t.Rows.Count > 0)
            .Select(t => (t, real.FirstOrDefault(r => r.Name == t.Name)));
    }

    private static void Append(StringBuilder html, string heading, IEnumerable<(DetailTable Table, DetailTable? Real, string Metric)> drawn)
    {
        (DetailTable Table, DetailTable? Real, string Metric)[] all = [.. drawn.OrderByDescending(d => d.Table.Kind == DetailKind.Curve)]; // like beside like
        if (all.Length == 0) { return; }
        html.Append(heading).Append("<div class=\"charts\">\n");
        foreach ((DetailTable table, DetailTable? real, string metric) in all)
        {
            html.Figure(Wording.OfSynthetic(table.Title), table.Kind == DetailKind.Curve ? CurveChart.Svg(table, real) : DetailBarChart.Svg(table, real), metric);
        }
        html.Append("</div>\n");
    }
}
