using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>
/// Widens a table's schema so far that another hand's copy of the table can be read under it and be compared: another
/// generator's rows may have levels that the table has not, gaps where it has none, and halves where it has whole numbers.
/// </summary>
/// <remarks>What is no cell of the column's kind at all stays what it was, an error with its place: a word among numbers is a
/// mistake of the file, not a finding about the rows.</remarks>
internal static class SchemaWidening
{
    private const int MostBooleanLevels = 2;

    /// <summary>The schema under which the raw table can be read: all columns that models learn, and of the others those that
    /// the raw table has.</summary>
    public static TableSchema For(RawTable raw, TableSchema schema)
    {
        Dictionary<string, RawColumn> found = raw.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        return new TableSchema(
        [
            .. schema.Columns
                .Where(c => c.IsLearned || found.ContainsKey(c.Name))
                .Select(c => c.IsLearned && found.TryGetValue(c.Name, out RawColumn? cells) ? Widen(c, cells, raw.DecimalComma) : c),
        ]);
    }

    /// <summary>The column with the raw column's own ways of leaving a cell empty among its missing tokens; levels and kind stay.</summary>
    public static ColumnSchema WithGapsOf(RawColumn cells, ColumnSchema column, bool decimalComma)
    {
        bool IsGap(int code) => column.IsCategorical
            ? !column.Levels.Contains(cells.Texts.Text(code)) && MissingWords.Of(cells.Texts[code]) is Emptiness.Blank or Emptiness.Word
            : !NumberText.TryParse(cells.Texts[code], decimalComma, out _) && MissingWords.Of(cells.Texts[code]) != Emptiness.None;
        string[] gaps = [.. Enumerable.Range(0, cells.Texts.Count).Where(IsGap).Select(cells.Texts.Text)];
        return column with { MissingTokens = [.. column.MissingTokens.Union(gaps, StringComparer.Ordinal)] };
    }

    private static ColumnSchema Widen(ColumnSchema column, RawColumn cells, bool decimalComma)
        => column.IsCategorical ? WithLevelsOf(cells, column) : WithNumbersOf(cells, column, decimalComma);

    private static ColumnSchema WithLevelsOf(RawColumn cells, ColumnSchema column)
    {
        HashSet<string> known = [.. column.Levels, .. column.MissingTokens];
        List<string> levels = [.. column.Levels], missing = [.. column.MissingTokens];
        for (int code = 0; code < cells.Texts.Count; code++)
        {
            string text = cells.Texts.Text(code);
            if (known.Contains(text)) { continue; }
            bool empty = MissingWords.Of(cells.Texts[code]) is Emptiness.Blank or Emptiness.Word;
            (empty ? missing : levels).Add(text);
        }
        return column with
        {
            Kind = levels.Count > MostBooleanLevels ? ColumnKind.Categorical : column.Kind,
            Levels = levels,
            MissingTokens = missing,
        };
    }

    private static ColumnSchema WithNumbersOf(RawColumn cells, ColumnSchema column, bool decimalComma)
    {
        List<string> missing = [.. column.MissingTokens];
        bool whole = true;
        for (int code = 0; code < cells.Texts.Count; code++)
        {
            if (NumberText.TryParse(cells.Texts[code], decimalComma, out NumberText number)) { whole &= double.IsInteger(number.Value); }
            else if (MissingWords.Of(cells.Texts[code]) != Emptiness.None) { missing.Add(cells.Texts.Text(code)); }
        }
        return column with
        {
            Kind = column.Kind == ColumnKind.Integer && !whole ? ColumnKind.Continuous : column.Kind,
            MissingTokens = [.. missing.Distinct(StringComparer.Ordinal)],
        };
    }
}
