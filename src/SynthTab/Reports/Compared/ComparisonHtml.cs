using System.Text;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports.Compared;

/// <summary>A comparison as one self-contained page, in the look of <see cref="HtmlReport"/>: the answer, the tables, the pictures.</summary>
public static class ComparisonHtml
{
    /// <summary>The page; the same comparison gives the same text.</summary>
    public static string Text(ModelComparison comparison)
    {
        Recommendation recommendation = comparison.Recommendation;
        var html = new StringBuilder();
        html.OpenPage(ComparisonWords.Title).Paragraph(ComparisonWords.Compared(comparison));
        AppendAnswer(html, recommendation);
        html.Paragraph(string.Join(" ", comparison.Terms), "note");
        AppendTables(html, comparison);
        ComparisonPictures.Append(html, comparison);
        html.Append("<h2>What the recommendation weighs</h2>\n").Paragraph(ComparisonWords.ScoresReading)
            .Table(ComparisonTables.Scores(comparison)).Paragraph(ComparisonWords.Rule, "quiet");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendAnswer(StringBuilder html, Recommendation recommendation)
    {
        (string question, string word, VerdictGrade grade) = ComparisonWords.Answer(recommendation);
        html.Append($"<div class=\"answers\">\n<div class=\"verdict {HtmlWriter.Style(grade)}\"><b>{HtmlWriter.Escape(question)}</b> <strong>{HtmlWriter.Escape(word)}</strong>\n")
            .Paragraph(recommendation.Reason);
        if (recommendation.Model is not null) { html.Paragraph(ComparisonWords.Sure(recommendation)); }
        html.Append("</div>\n</div>\n");
        if (recommendation.Model is not null) { html.Paragraph(ComparisonWords.Otherwise(recommendation)); }
        if (ComparisonWords.Unfit(recommendation) is { } unfit) { html.Paragraph(unfit); }
    }

    private static void AppendTables(StringBuilder html, ModelComparison comparison)
    {
        html.Append("<h2>The models side by side</h2>\n");
        if (comparison.Scores.Count == 0) { return; }
        html.Table(ComparisonTables.Figures(comparison)).Paragraph(ComparisonWords.Reading, "quiet")
            .Table(ComparisonTables.Verdicts(comparison), "The evaluator's verdicts");
        AppendLinks(html, comparison);
        html.Append("<h2>What they cost</h2>\n").Table(ComparisonTables.Costs(comparison)).Paragraph(ComparisonWords.CostReading, "quiet")
            .Append("<h2>What rows can be ordered</h2>\n").Table(ComparisonTables.Abilities(comparison))
            .Paragraph("Every model meets conditions, the others by trying rows until one does.", "quiet");
    }

    private static void AppendLinks(StringBuilder html, ModelComparison comparison)
    {
        html.Append("<nav>Their own reports: ");
        foreach (ComparedModel model in comparison.Models.Append(comparison.Bootstrap).OfType<ComparedModel>())
        {
            foreach (ModelRun run in model.Finished.Where(r => r.Report is not null))
            {
                string name = model.Finished.Count == 1 ? model.Name : FormattableString.Invariant($"{model.Name}, seed {run.Seed}");
                html.Append($"<a href=\"{HtmlWriter.Escape(run.Report!)}\">{HtmlWriter.Escape(name)}</a>");
            }
        }
        html.Append("</nav>\n");
    }
}
