using System.Text;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Reports.Charts;

namespace SynthTab.Reports;

/// <summary>The scorecard as one self-contained page: no script, no network, light and dark as the reader's system.</summary>
public static class HtmlReport
{
    private const string Title = "Scorecard of a synthetic table";

    /// <summary>Writes the report to a file, as UTF-8.</summary>
    public static void Write(Scorecard scorecard, string path) => File.WriteAllText(path, Text(scorecard));

    /// <summary>The page; the same scorecard gives the same text.</summary>
    public static string Text(Scorecard scorecard)
    {
        IReadOnlyList<FamilyVerdict> verdicts = scorecard.Verdicts;
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Title}</title>\n<style>\n").Append(HtmlStyle.Css).Append("\n</style>\n</head>\n<body>\n")
            .Append($"<h1>{Title}</h1>\n")
            .Paragraph(Wording.Compared(scorecard));
        if (Wording.Ignored(scorecard) is { } ignored) { html.Paragraph(ignored); }
        foreach (string note in scorecard.Notes) { html.Paragraph(note, "note"); }
        AppendSummary(html, scorecard, verdicts);
        foreach (FamilyVerdict verdict in verdicts) { AppendFamily(html, verdict, scorecard); }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendSummary(StringBuilder html, Scorecard scorecard, IReadOnlyList<FamilyVerdict> verdicts)
    {
        html.Append("<h2>Summary</h2>\n");
        foreach (FamilyVerdict verdict in verdicts) { AppendVerdict(html, verdict); }
        html.Table(TextTable.Summary(scorecard)).Paragraph(Wording.RealIs, "quiet").Append("<nav>");
        foreach (FamilyVerdict verdict in verdicts) { html.Append($"<a href=\"#{Id(verdict.Family)}\">{verdict.Family}</a>"); }
        html.Append("</nav>\n");
    }

    private static void AppendFamily(StringBuilder html, FamilyVerdict verdict, Scorecard scorecard)
    {
        MetricOutcome[] outcomes = [.. scorecard.Of(verdict.Family)];
        html.Append($"<h2 id=\"{Id(verdict.Family)}\">{verdict.Family}</h2>\n").Paragraph(Wording.Question(verdict.Family));
        AppendVerdict(html, verdict);
        html.Table(TextTable.Of(verdict.Family, outcomes));
        if (verdict.Family == MetricFamily.Fidelity) { HtmlPictures.Append(html, scorecard.Pictures); }
        foreach (MetricOutcome outcome in outcomes) { AppendMetric(html, outcome); }
    }

    private static void AppendVerdict(StringBuilder html, FamilyVerdict verdict)
        => html.Append($"<p class=\"verdict {verdict.Grade.ToString().ToLowerInvariant()}\"><b>{verdict.Family}: {Wording.Grade(verdict.Grade)}.</b> ")
            .Append(HtmlWriter.Escape(verdict.Sentence)).Append("</p>\n");

    private static void AppendMetric(StringBuilder html, MetricOutcome outcome)
    {
        html.Append($"<h3>{outcome.Metric.Name}</h3>\n")
            .Paragraph(outcome.Metric.Question)
            .Paragraph(Wording.Scores(outcome))
            .Paragraph("What it cannot see: " + outcome.Metric.Blindness, "quiet");
        foreach (string remark in Wording.Remarks(outcome)) { html.Paragraph(remark, "note"); }
        AppendCurves(html, outcome);
        foreach (TextTable table in TextTable.DetailsOf(outcome)) { html.Folded(table); }
    }

    private static void AppendCurves(StringBuilder html, MetricOutcome outcome)
    {
        if (outcome.Value is not MetricResult.Score score) { return; }
        DetailTable[] curves = [.. score.Details.Where(t => t.Kind == DetailKind.Curve && t.Rows.Count > 1)];
        if (curves.Length == 0) { return; }
        html.Append("<div class=\"charts\">\n");
        foreach (DetailTable curve in curves) { html.Figure(curve.Title, CurveChart.Svg(curve)); }
        html.Append("</div>\n");
    }

    private static string Id(MetricFamily family) => family.ToString().ToLowerInvariant();
}
