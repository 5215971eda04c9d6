using System.Text;
using SynthTab.Reports.Charts;
using SynthTab.Synthesis;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>A search as one self-contained page: no script, no network.</summary>
public static class TuneHtml
{
    /// <summary>The page; the same result gives the same text.</summary>
    public static string Text(TuneResult result)
    {
        StringBuilder html = new StringBuilder().OpenPage($"Tuning of {result.Model}").Paragraph(TuneWording.Searched(result));
        if (TuneWording.Found(result) is { } found) { html.Append("<div class=\"verdict good\">").Paragraph(found).Append("</div>\n"); }
        if (string.Join(" ", TuneWording.Notes(result)) is { Length: > 0 } notes) { html.Paragraph(notes, "note"); }
        if (result.Winner is { } winner)
        {
            html.Append("<h2>The options</h2>\n").Table(TuneTables.Options(result));
            if (result.Sensitivities.Count > 0)
            {
                html.Append("<h2>Which option matters how much</h2>\n").Table(TuneTables.Sensitivity(result))
                    .Paragraph(TuneWording.Sensitivity, "quiet");
            }
            AppendCharts(html, result, winner);
            html.Append("<h2>The parts of the score</h2>\n").Table(TuneTables.Parts(result)).Paragraph(TuneWording.Score, "quiet")
                .Append("<h2>All trials</h2>\n").Table(TuneTables.Trials(result));
        }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendCharts(StringBuilder html, TuneResult result, TrialResult winner)
    {
        TrialResult[] scored = [.. result.Outcome.Results.Where(r => r.Score is not null)];
        html.Append("<h2>Scores against each option</h2>\n<div class=\"charts\">\n");
        foreach (SearchedOption option in result.Space.Options) { html.Figure(option.Name, ScoreChart.Svg(option, scored, winner)); }
        html.Append("</div>\n");
    }
}
