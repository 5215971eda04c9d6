using System.Text;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;

namespace SynthTab.Reports.Compared;

/// <summary>The few lines of a comparison that matter, as plain text for a terminal.</summary>
public static class ComparisonText
{
    /// <summary>The answer.</summary>
    public static string Text(ModelComparison comparison)
    {
        Recommendation recommendation = comparison.Recommendation;
        (string question, string word, _) = ComparisonWords.Answer(recommendation);
        var text = new StringBuilder();
        text.Append($"{ComparisonWords.Compared(comparison)}\n{question} {word}.\n{recommendation.Reason}\n");
        if (recommendation.Model is not null) { text.Append($"{ComparisonWords.Sure(recommendation)}\n{ComparisonWords.Otherwise(recommendation)}\n"); }
        if (ComparisonWords.Unfit(recommendation) is { } unfit) { text.Append(unfit).Append('\n'); }
        return text.ToString();
    }

    /// <summary>The main table's headers and rows.</summary>
    public static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) Table(ModelComparison comparison)
    {
        TextTable table = ComparisonTables.Figures(comparison);
        return (table.Headers, table.Rows);
    }
}
