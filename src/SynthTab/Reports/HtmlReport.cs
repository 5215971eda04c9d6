using System.Net;
using System.Text;
using SynthTab.Evaluation;

namespace SynthTab.Reports;

/// <summary>The scorecard as one self-contained page: no script, no network, light and dark as the reader's system.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8882; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; }
        th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
        th { font-weight: 600; }
        .word { text-align: left; overflow-wrap: anywhere; }
        .note { background: var(--soft); border-left: 4px solid var(--line); padding: .4rem .8rem; }
        summary { cursor: pointer; }
        h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
        @media print { details::details-content { content-visibility: visible; display: block; } body { max-width: none; } }
        """;

    /// <summary>Writes the report to a file, as UTF-8.</summary>
    public static void Write(Scorecard scorecard, string path) => File.WriteAllText(path, Text(scorecard));

    /// <summary>The page; the same scorecard gives the same text.</summary>
    public static string Text(Scorecard scorecard)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>Scorecard of a synthetic table</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>Scorecard of a synthetic table</h1>\n");
        Paragraph(html, Wording.Compared(scorecard));
        if (Wording.Ignored(scorecard) is { } ignored) { Paragraph(html, ignored); }
        foreach (string note in scorecard.Notes) { Paragraph(html, note, "note"); }
        AppendSummary(html, scorecard);
        foreach (MetricFamily family in Enum.GetValues<MetricFamily>())
        {
            MetricOutcome[] outcomes = [.. scorecard.Of(family)];
            if (outcomes.Length > 0) { AppendFamily(html, family, outcomes); }
        }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendSummary(StringBuilder html, Scorecard scorecard)
    {
        html.Append("<h2>Summary</h2>\n");
        Table(html, TextTable.Summary(scorecard));
        Paragraph(html, Wording.RealIs);
    }

    private static void AppendFamily(StringBuilder html, MetricFamily family, MetricOutcome[] outcomes)
    {
        html.Append($"<h2>{family}</h2>\n");
        Paragraph(html, Wording.Question(family));
        Table(html, TextTable.Of(family, outcomes));
        foreach (MetricOutcome outcome in outcomes) { AppendMetric(html, outcome); }
    }

    private static void AppendMetric(StringBuilder html, MetricOutcome outcome)
    {
        html.Append($"<h3>{outcome.Metric.Name}</h3>\n");
        Paragraph(html, outcome.Metric.Question);
        Paragraph(html, "What it cannot see: " + outcome.Metric.Blindness);
        foreach (string remark in Wording.Remarks(outcome)) { Paragraph(html, remark, "note"); }
        foreach (TextTable table in TextTable.DetailsOf(outcome))
        {
            html.Append($"<details><summary>{WebUtility.HtmlEncode(table.Title)}</summary>\n");
            Table(html, table);
            html.Append("</details>\n");
        }
    }

    private static void Paragraph(StringBuilder html, string text, string? style = null)
        => html.Append(style is null ? "<p>" : $"<p class=\"{style}\">").Append(WebUtility.HtmlEncode(text)).Append("</p>\n");

    private static void Table(StringBuilder html, TextTable table)
    {
        html.Append("<div class=\"wide\"><table>\n");
        Row(html, "th", table.Headers, table.LabelCount);
        foreach (IReadOnlyList<string> row in table.Rows) { Row(html, "td", row, table.LabelCount); }
        html.Append("</table></div>\n");
    }

    private static void Row(StringBuilder html, string cell, IReadOnlyList<string> texts, int labels)
    {
        html.Append("<tr>");
        for (int i = 0; i < texts.Count; i++)
        {
            html.Append($"<{cell}{(i < labels ? " class=\"word\"" : "")}>{WebUtility.HtmlEncode(texts[i])}</{cell}>");
        }
        html.Append("</tr>\n");
    }
}
