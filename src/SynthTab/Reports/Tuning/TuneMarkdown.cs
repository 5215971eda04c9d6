using System.Text;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>A search as Markdown.</summary>
public static class TuneMarkdown
{
    /// <summary>The report; the same result gives the same text.</summary>
    public static string Text(TuneResult result)
    {
        var text = new StringBuilder("# Tuning of a synthesizer\n\n");
        text.Append(TuneWording.Searched(result)).Append('\n');
        if (TuneWording.Found(result) is { } found) { text.Append('\n').Append(found).Append('\n'); }
        foreach (string note in TuneWording.Notes(result)) { text.Append("\n> ").Append(note).Append('\n'); }
        if (result.Winner is null) { return text.ToString(); }
        Append(text, TuneTables.Options(result), null);
        if (result.Sensitivities.Count > 0) { Append(text, TuneTables.Sensitivity(result), TuneWording.Sensitivity); }
        Append(text, TuneTables.Parts(result), TuneWording.Score);
        Append(text, TuneTables.Trials(result), null);
        return text.ToString();
    }

    private static void Append(StringBuilder text, TextTable table, string? remark)
    {
        text.Append($"\n## {table.Title}\n\n");
        text.AppendMarkdown(table);
        if (remark is not null) { text.Append('\n').Append(remark).Append('\n'); }
    }
}
