namespace SynthTab.Tables.Cells;

/// <summary>One cell as an error may show it: in quotes, on one line, not longer than needed to recognise it.</summary>
internal static class CellQuote
{
    private const int Longest = 40;

    /// <summary>The cell's text in quotes, cut short where long, control characters as blanks.</summary>
    public static string Of(string cell)
    {
        if (cell.Length == 0) { return "an empty cell"; }
        string shown = cell.Length > Longest ? $"{cell[..(Longest - 3)]}..." : cell;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c))}'";
    }
}
