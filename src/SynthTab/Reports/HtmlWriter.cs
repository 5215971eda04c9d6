using System.Net;
using System.Text;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>The few elements that the page is made of. All texts are escaped here.</summary>
internal static class HtmlWriter
{
    /// <summary>The text as it may stand between tags and in attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Opens a self-contained page of this title: no script, no network.</summary>
    public static StringBuilder OpenPage(this StringBuilder html, string title)
        => html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Escape(title)}</title>\n<style>\n").Append(HtmlStyle.Css).Append("\n</style>\n</head>\n<body>\n")
            .Append($"<h1>{Escape(title)}</h1>\n");

    /// <summary>Adds a paragraph.</summary>
    public static StringBuilder Paragraph(this StringBuilder html, string text, string? style = null)
        => html.Append(style is null ? "<p>" : $"<p class=\"{style}\">").Append(Escape(text)).Append("</p>\n");

    /// <summary>Adds a table that scrolls by itself where the page is narrow.</summary>
    public static StringBuilder Table(this StringBuilder html, TextTable table, string? title = null)
    {
        html.Append("<div class=\"wide\"><table>\n");
        if (title is not null) { html.Append($"<caption>{Escape(title)}</caption>\n"); }
        Row(html, "th", table.Headers, table.LabelCount);
        foreach (IReadOnlyList<string> row in table.Rows) { Row(html, "td", row, table.LabelCount); }
        return html.Append("</table></div>\n");
    }

    /// <summary>Adds a table that opens when it is asked for.</summary>
    public static StringBuilder Folded(this StringBuilder html, TextTable table)
        => html.Append($"<details><summary>{Escape(table.Title)}</summary>\n").Table(table).Append("</details>\n");

    /// <summary>Adds a drawing with its title and, where it is told, what measured it.</summary>
    public static StringBuilder Figure(this StringBuilder html, string title, string drawing, string source = "")
        => html.Append($"<figure><figcaption>{Escape(title)}{(source.Length > 0 ? $" <small>{Escape(source)}</small>" : "")}</figcaption>\n")
            .Append(drawing).Append("</figure>\n");

    /// <summary>A grade as the name of a style.</summary>
    public static string Style(VerdictGrade grade) => grade.ToString().ToLowerInvariant();

    private static void Row(StringBuilder html, string cell, IReadOnlyList<string> texts, int labels)
    {
        html.Append("<tr>");
        for (int i = 0; i < texts.Count; i++)
        {
            string style = i < labels ? "word" : Wording.StandingStyle(texts[i]);
            html.Append(style.Length > 0 ? $"<{cell} class=\"{style}\">" : $"<{cell}>").Append(Escape(i < labels ? texts[i] : Unbroken(texts[i]))).Append($"</{cell}>");
        }
        html.Append("</tr>\n");
    }

    /// <summary>A number stays with its unit, an interval in one piece.</summary>
    private static string Unbroken(string figures)
        => figures.Replace(" %", "\u00a0%", StringComparison.Ordinal).Replace("± ", "±\u00a0", StringComparison.Ordinal).Replace(" to ", "\u00a0to\u00a0", StringComparison.Ordinal);
}
