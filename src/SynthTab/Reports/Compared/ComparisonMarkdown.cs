using System.Text;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;

namespace SynthTab.Reports.Compared;

/// <summary>A comparison as Markdown: the answer, then the tables.</summary>
public static class ComparisonMarkdown
{
    /// <summary>The report; the same comparison gives the same text.</summary>
    public static string Text(ModelComparison comparison)
    {
        var text = new StringBuilder();
        text.Append($"# {ComparisonWords.Title}\n\n{MarkdownWriter.Escape(ComparisonWords.Compared(comparison))}\n\n");
        AppendAnswer(text, comparison.Recommendation);
        text.Append($"\n> {MarkdownWriter.Escape(string.Join(" ", comparison.Terms))}\n");
        if (comparison.Scores.Count == 0) { return text.ToString(); }
        Append(text, ComparisonTables.Figures(comparison), ComparisonWords.Reading);
        Append(text, ComparisonTables.Verdicts(comparison), "");
        Append(text, ComparisonTables.Costs(comparison), ComparisonWords.CostReading);
        Append(text, ComparisonTables.Abilities(comparison), "");
        Append(text, ComparisonTables.Scores(comparison), $"{ComparisonWords.ScoresReading}\n\n{ComparisonWords.Rule}");
        return text.ToString();
    }

    private static void AppendAnswer(StringBuilder text, Recommendation recommendation)
    {
        (string question, string word, _) = ComparisonWords.Answer(recommendation);
        text.Append($"**{question} {MarkdownWriter.Escape(word)}.** {MarkdownWriter.Escape(recommendation.Reason)}\n");
        if (recommendation.Model is not null)
        {
            text.Append($"\n{MarkdownWriter.Escape(ComparisonWords.Sure(recommendation))}\n\n{MarkdownWriter.Escape(ComparisonWords.Otherwise(recommendation))}\n");
        }
        if (ComparisonWords.Unfit(recommendation) is { } unfit) { text.Append($"\n{MarkdownWriter.Escape(unfit)}\n"); }
    }

    private static void Append(StringBuilder text, TextTable table, string reading)
    {
        text.Append($"\n## {table.Title}\n\n").AppendMarkdown(table);
        if (reading.Length > 0) { text.Append($"\n{reading}\n"); }
    }
}
