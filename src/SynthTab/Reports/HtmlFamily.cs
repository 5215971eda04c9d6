using System.Text;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Reports.Charts;

namespace SynthTab.Reports;

/// <summary>A family's section: its verdict, all its figures, its drawings, and every metric by itself, folded.</summary>
internal static class HtmlFamily
{
    /// <summary>Adds the section.</summary>
    public static void Append(StringBuilder html, FamilyVerdict verdict, Scorecard scorecard)
    {
        MetricOutcome[] outcomes = [.. scorecard.Of(verdict.Family)];
        html.Append($"<h2 id=\"{Id(verdict.Family)}\">{verdict.Family}</h2>\n").Paragraph(Wording.Question(verdict.Family));
        html.Append($"<p class=\"verdict {HtmlWriter.Style(verdict.Grade)}\"><b>{Wording.Grade(verdict.Grade)}.</b> ")
            .Append(HtmlWriter.Escape(verdict.Sentence)).Append("</p>\n");
        html.Table(TextTable.Of(verdict.Family, outcomes));
        if (verdict.Family == MetricFamily.Fidelity) { HtmlPictures.Append(html, scorecard.Pictures); }
        DetailFigures.AppendForemost(html, outcomes);
        html.Append("<h3>The measures one by one</h3>\n");
        foreach (MetricOutcome outcome in outcomes) { AppendMetric(html, outcome); }
    }

    /// <summary>The name of a section within the page.</summary>
    public static string Id(MetricFamily family) => family.ToString().ToLowerInvariant();

    private static void AppendMetric(StringBuilder html, MetricOutcome outcome)
    {
        html.Append($"<details class=\"metric\"><summary><b>{outcome.Metric.Name}</b> {HtmlWriter.Escape(Wording.OfSynthetic(outcome.Metric.Question))}</summary>\n")
            .Paragraph(Wording.Scores(outcome))
            .Paragraph("What it cannot see: " + Wording.OfSynthetic(outcome.Metric.Blindness), "quiet");
        foreach (string remark in Wording.Remarks(outcome)) { html.Paragraph(remark, "note"); }
        DetailFigures.AppendOthers(html, outcome);
        foreach (TextTable table in DetailTables.Of(outcome).Concat(DetailTables.CurvesOf(outcome))) { html.Table(table, table.Title); }
        html.Append("</details>\n");
    }
}
