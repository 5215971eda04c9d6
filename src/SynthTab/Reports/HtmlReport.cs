using System.Text;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>The scorecard as one self-contained page: no script, no network, light and dark as the reader's system.</summary>
public static class HtmlReport
{
    private const string Title = "Scorecard of a synthetic table";

    /// <summary>Writes the report to a file, as UTF-8.</summary>
    public static void Write(Scorecard scorecard, string path) => File.WriteAllText(path, Text(scorecard));

    /// <summary>The page; the same scorecard gives the same text.</summary>
    /// <param name="scorecard">What was found.</param>
    /// <param name="latent">The latent space of the model that made the table, or null where it has none or is not known.</param>
    public static string Text(Scorecard scorecard, LatentMap? latent = null)
    {
        IReadOnlyList<FamilyVerdict> verdicts = scorecard.Verdicts;
        var html = new StringBuilder();
        html.OpenPage(Title).Paragraph(Wording.Compared(scorecard));
        AppendAnswers(html, verdicts);
        if (scorecard.Notes.Count > 0) { html.Paragraph(string.Join(" ", scorecard.Notes), "note"); }
        AppendLines(html, scorecard, verdicts, latent is not null);
        foreach (FamilyVerdict verdict in verdicts) { HtmlFamily.Append(html, verdict, scorecard); }
        if (latent is not null) { HtmlLatent.Append(html, latent); }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendAnswers(StringBuilder html, IReadOnlyList<FamilyVerdict> verdicts)
    {
        html.Append("<div class=\"answers\">\n");
        foreach (Answer answer in Answers.Of(verdicts))
        {
            html.Append($"<div class=\"verdict {HtmlWriter.Style(answer.Grade)}\"><b>{answer.Question}</b> <strong>{answer.Word}.</strong>\n")
                .Paragraph(answer.Sentence).Append("</div>\n");
        }
        html.Append("</div>\n");
    }

    private static void AppendLines(StringBuilder html, Scorecard scorecard, IReadOnlyList<FamilyVerdict> verdicts, bool hasLatent)
    {
        html.Append("<h2>The lines that matter</h2>\n").Table(TextTable.Summary(scorecard)).Paragraph(Wording.RealIs, "quiet");
        if (scorecard.Likelihood is { } likelihood) { html.Paragraph($"Likelihood. {likelihood.Sentence}"); }
        if (Wording.Ignored(scorecard) is { } ignored) { html.Paragraph(ignored, "quiet"); }
        html.Append("<nav>");
        foreach (FamilyVerdict verdict in verdicts) { html.Append($"<a href=\"#{HtmlFamily.Id(verdict.Family)}\">{verdict.Family}</a>"); }
        if (hasLatent) { html.Append($"<a href=\"#{HtmlLatent.Id}\">Latent space</a>"); }
        html.Append("</nav>\n");
    }
}
