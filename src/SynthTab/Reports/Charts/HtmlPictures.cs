using System.Text;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports.Charts;

/// <summary>The columns and their correlations, drawn, with the exact numbers beside them.</summary>
internal static class HtmlPictures
{
    private const string Key = "<p><span class=\"key real\"></span>training rows <span class=\"key made\"></span>synthetic rows</p>\n";

    /// <summary>Differences are small beside strengths, and half of the whole scale is already a grave one.</summary>
    private const double FullDifference = 0.5;

    private const string MapKey = "<p class=\"quiet\"><span class=\"key plus\"></span>positive, or more than real "
        + "<span class=\"key minus\"></span>negative, or less than real; the stronger the colour, the further from zero.</p>\n";

    public static void Append(StringBuilder html, ScorecardPictures pictures)
    {
        if (pictures.Columns.Count > 0)
        {
            html.Append("<h3>The columns, real and synthetic</h3>\n").Append(Key)
                .Paragraph("Shares of rows. Ends are open, and parts with fewer than ten training rows are merged or left out.", "quiet")
                .Append("<div class=\"charts\">\n");
            foreach (ColumnPicture column in pictures.Columns) { html.Figure(column.Name, column.IsNumeric ? HistogramChart.Svg(column) : BarChart.Svg(column)); }
            html.Append("</div>\n").Folded(TextTable.Of(pictures.Columns));
        }
        if (pictures.Associations is { } associations)
        {
            html.Append("<h3>How columns hang together</h3>\n")
                .Paragraph("Correlation between two numbers, correlation ratio between a number and a category, Cramér's V between two categories.", "quiet")
                .Append(MapKey).Append("<div class=\"charts\">\n")
                .Figure("real", HeatMap.Svg(associations.Columns, associations.Real))
                .Figure("synthetic", HeatMap.Svg(associations.Columns, associations.Synthetic))
                .Figure("synthetic minus real", HeatMap.Svg(associations.Columns, Difference(associations), FullDifference), "full colour at ±0.5")
                .Append("</div>\n").Folded(TextTable.Of(associations));
        }
    }

    private static double?[][] Difference(AssociationPicture picture)
        => [.. picture.Synthetic.Zip(picture.Real, (made, real) => made.Zip(real, (m, r) => m - r).ToArray())];
}
