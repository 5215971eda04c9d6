using System.Text;
using SynthTab.Evaluation.Pictures;
using SynthTab.Reports.Charts;

namespace SynthTab.Reports;

/// <summary>A latent space as one self-contained page for the person who holds the data: no script, no network, light and dark.</summary>
public static class LatentPage
{
    private const string Title = "Latent space of a model";

    /// <summary>The page; the same tour gives the same text.</summary>
    public static string Text(LatentTour tour)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Title}</title>\n<style>\n").Append(HtmlStyle.Css).Append("\n</style>\n</head>\n<body>\n")
            .Append($"<h1>{Title}: {HtmlWriter.Escape(tour.Model)}</h1>\n")
            .Paragraph("This page shows real rows, one by one: it is for those who may see the data, and not for release.", "note")
            .Paragraph("Near points are similar rows. The plane is the one in which the real rows spread most.");
        HtmlLatent.AppendKey(html, tour.Groups);
        html.Append("<div class=\"charts maps\">\n")
            .Figure($"{Figures.Count(tour.Real.Count)} real rows", LatentChart.Points(tour.View, tour.Real, tour.Groups, "Real rows"))
            .Figure($"{Figures.Count(tour.Synthetic.Count)} synthetic rows", LatentChart.Points(tour.View, tour.Synthetic, tour.Groups, "Synthetic rows"))
            .Append("</div>\n");
        if (tour.Walk is { } walk) { AppendWalk(html, tour, walk); }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendWalk(StringBuilder html, LatentTour tour, LatentWalk walk)
    {
        html.Append($"<h2>{HtmlWriter.Escape(walk.Title)}</h2>\n").Append("<div class=\"charts maps\">\n")
            .Figure(walk.IsPath ? "the way" : "the neighbours", LatentChart.Walk(tour.View, tour.Real, walk)).Append("</div>\n")
            .Paragraph(walk.IsPath
                ? "Each line is the row at one point of the way, between the two real rows; marked cells differ from the line before."
                : "The real row, and rows at points around it; marked cells differ from the real row's.", "quiet");
        html.Append("<div class=\"wide\"><table class=\"walk\">\n<tr><th class=\"word\"></th>");
        foreach (string column in walk.Columns) { html.Append($"<th>{HtmlWriter.Escape(column)}</th>"); }
        html.Append("</tr>\n");
        foreach (WalkRow row in walk.Rows)
        {
            html.Append(row.IsReal ? "<tr class=\"of-data\">" : "<tr>").Append($"<td class=\"word\">{HtmlWriter.Escape(row.Label)}</td>");
            foreach (WalkCell cell in row.Cells)
            {
                html.Append(cell.Changed ? "<td class=\"changed\">" : "<td>").Append(HtmlWriter.Escape(cell.Text)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</table></div>\n");
    }
}
