using System.Text;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>The scorecard as Markdown: summary, then family by family every metric with its reference, what it answers and what
/// it cannot see.</summary>
public static class MarkdownReport
{
    /// <summary>Writes the report to a file, as UTF-8.</summary>
    public static void Write(Scorecard scorecard, string path) => File.WriteAllText(path, Text(scorecard));

    /// <summary>The report; the same scorecard gives the same text.</summary>
    public static string Text(Scorecard scorecard)
    {
        var text = new StringBuilder();
        text.Append("# Scorecard of a synthetic table\n\n").Append(Wording.Compared(scorecard)).Append('\n');
        if (Wording.Ignored(scorecard) is { } ignored) { text.Append(MarkdownWriter.Escape(ignored)).Append('\n'); }
        foreach (string note in scorecard.Notes) { text.Append("\n> ").Append(MarkdownWriter.Escape(note)).Append('\n'); }
        AppendSummary(text, scorecard);
        foreach (FamilyVerdict verdict in scorecard.Verdicts) { AppendFamily(text, verdict, [.. scorecard.Of(verdict.Family)]); }
        return text.ToString();
    }

    private static void AppendSummary(StringBuilder text, Scorecard scorecard)
    {
        text.Append("\n## Summary\n\n");
        foreach (FamilyVerdict verdict in scorecard.Verdicts)
        {
            text.Append($"- **{verdict.Family}: {Wording.Grade(verdict.Grade)}.** {MarkdownWriter.Escape(verdict.Sentence)}\n");
        }
        if (scorecard.Likelihood is { } likelihood) { text.Append($"- **Likelihood.** {MarkdownWriter.Escape(likelihood.Sentence)}\n"); }
        text.Append('\n');
        text.AppendMarkdown(TextTable.Summary(scorecard));
        text.Append('\n').Append(Wording.RealIs).Append('\n');
    }

    private static void AppendFamily(StringBuilder text, FamilyVerdict verdict, MetricOutcome[] outcomes)
    {
        text.Append($"\n## {verdict.Family}\n\n{Wording.Question(verdict.Family)}\n**{Wording.Grade(verdict.Grade)}:** {MarkdownWriter.Escape(verdict.Sentence)}\n\n");
        text.AppendMarkdown(TextTable.Of(verdict.Family, outcomes));
        foreach (MetricOutcome outcome in outcomes) { AppendMetric(text, outcome); }
    }

    private static void AppendMetric(StringBuilder text, MetricOutcome outcome)
    {
        text.Append($"\n### {outcome.Metric.Name}\n\n{Wording.OfSynthetic(outcome.Metric.Question)}\n*What it cannot see:* {Wording.OfSynthetic(outcome.Metric.Blindness)}\n");
        foreach (string remark in Wording.Remarks(outcome)) { text.Append("\n> ").Append(MarkdownWriter.Escape(remark)).Append('\n'); }
        foreach (TextTable table in DetailTables.Of(outcome))
        {
            text.Append($"\n{table.Title}:\n\n");
            text.AppendMarkdown(table);
        }
    }
}
