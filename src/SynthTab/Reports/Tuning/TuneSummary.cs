using System.Text;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>A search in a few lines for a terminal: what was found, the options, and which of them matters how much.</summary>
public static class TuneSummary
{
    private const int Most = 40;

    /// <summary>The lines, each ended by a line feed.</summary>
    public static string Text(TuneResult result)
    {
        var text = new StringBuilder();
        text.Append(TuneWording.Searched(result)).Append('\n');
        if (TuneWording.Found(result) is { } found) { text.Append(found).Append('\n'); }
        if (result.Winner is not null) { Append(text, TuneTables.Options(result)); }
        if (result.Sensitivities.Count > 0) { Append(text, TuneTables.Sensitivity(result)); }
        foreach (string note in TuneWording.Notes(result)) { text.Append(note).Append('\n'); }
        return text.ToString();
    }

    private static void Append(StringBuilder text, TextTable table)
    {
        IReadOnlyList<string>[] rows = [table.Headers, .. table.Rows];
        int[] widths = [.. table.Headers.Select((_, i) => Math.Min(rows.Max(r => r[i].Length), Most))];
        foreach (IReadOnlyList<string> row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, i) => Fit(cell, widths[i]))).TrimEnd()).Append('\n');
        }
    }

    private static string Fit(string cell, int width) => cell.Length > width ? cell[..(width - 1)] + "…" : cell.PadRight(width);
}
