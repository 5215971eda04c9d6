using System.Text;
using SynthTab.Evaluation.Pictures;
using SynthTab.Reports.Charts;

namespace SynthTab.Reports;

/// <summary>The section of a report that shows a model's latent space.</summary>
internal static class HtmlLatent
{
    /// <summary>The name of the section within the page.</summary>
    public const string Id = "latent-space";

    /// <summary>Adds the section.</summary>
    public static void Append(StringBuilder html, LatentMap map)
    {
        html.Append($"<h2 id=\"{Id}\">Latent space</h2>\n")
            .Paragraph("Where the model places rows: near points are similar rows. Where training rows lie and no synthetic ones, a kind of row is "
                + "missing; where synthetic rows lie alone, the model makes up a kind that was never seen.")
            .Paragraph($"Shades count training rows by squares; squares of fewer than ten are left out, with the {Figures.Count(map.Hidden)} rows in them.", "quiet");
        AppendKey(html, map.Groups);
        html.Append("<div class=\"charts maps\">\n")
            .Figure("training rows", LatentChart.Density(map, withDots: false))
            .Figure($"{Figures.Count(map.Synthetic.Count)} synthetic rows over them", LatentChart.Density(map, withDots: true))
            .Append("</div>\n");
    }

    /// <summary>Adds what the colours mean.</summary>
    public static void AppendKey(StringBuilder html, TargetGroups groups)
    {
        if (groups.Target is null) { return; }
        html.Append($"<p>{HtmlWriter.Escape(groups.Target)}: ");
        for (int i = 0; i < groups.Labels.Count; i++)
        {
            html.Append($"<span class=\"key {LatentChart.Style(i)}\"></span>{HtmlWriter.Escape(groups.Labels[i])}&#8195;");
        }
        html.Append("</p>\n");
    }
}
