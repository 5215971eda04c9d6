using System.Text;

namespace SynthTab.Reports;

/// <summary>The few elements that reports in Markdown are made of.</summary>
internal static class MarkdownWriter
{
    /// <summary>Adds a table.</summary>
    public static StringBuilder AppendMarkdown(this StringBuilder text, TextTable table)
    {
        AppendRow(text, table.Headers);
        text.Append("| ").AppendJoin(" | ", table.Headers.Select((_, i) => i < table.LabelCount ? "---" : "---:")).Append(" |\n");
        foreach (IReadOnlyList<string> row in table.Rows) { AppendRow(text, row); }
        return text;
    }

    /// <summary>Column names come from files: keeps them from ending a cell or becoming markup.</summary>
    public static string Escape(string cell)
    {
        var escaped = new StringBuilder(cell.Length);
        foreach (char c in cell.ReplaceLineEndings(" "))
        {
            if (c is '|' or '*' or '_' or '`' or '<' or '\\') { escaped.Append('\\'); }
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells)
        => text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
}
