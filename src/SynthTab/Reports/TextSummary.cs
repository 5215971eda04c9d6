using System.Text;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports;

/// <summary>The few lines that matter, as plain text for a terminal: every headline figure beside the real one.</summary>
public static class TextSummary
{
    /// <summary>The summary, its lines ended by a line feed.</summary>
    public static string Text(Scorecard scorecard)
    {
        MetricOutcome[] headlines = [.. scorecard.Headlines];
        int width = headlines.Select(o => o.Metric.Headline!.Label.Length).Append(20).Max() + 2;
        var text = new StringBuilder();
        text.Append(Wording.Compared(scorecard)).Append('\n');
        if (Wording.Ignored(scorecard) is { } ignored) { text.Append(ignored).Append('\n'); }
        text.Append(Line("", width, "synthetic", "real", ""));
        foreach (MetricOutcome outcome in headlines)
        {
            (string synthetic, string real) = (Figures.Headline(outcome, outcome.Value), Figures.Headline(outcome, outcome.Reference));
            text.Append(Line(outcome.Metric.Headline!.Label, width, synthetic, real, Wording.HeadlineRemark(outcome)));
        }
        foreach (FamilyVerdict verdict in scorecard.Verdicts)
        {
            text.Append($"{verdict.Family}: {Wording.Grade(verdict.Grade)}. {verdict.Sentence}\n");
        }
        if (scorecard.Likelihood is { } likelihood) { text.Append($"Likelihood: {likelihood.Sentence}\n"); }
        foreach (string note in scorecard.Notes) { text.Append(note).Append('\n'); }
        return text.ToString();
    }

    private static string Line(string label, int width, string synthetic, string real, string remark)
        => $"{label.PadRight(width)}{synthetic,10}{real,12}  {remark}".TrimEnd() + "\n";
}
