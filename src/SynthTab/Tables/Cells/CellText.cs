using System.Text;

namespace SynthTab.Tables.Cells;

/// <summary>A cell as it is written in a file.</summary>
internal static class CellText
{
    /// <summary>The text of one cell; a missing one has the column's first missing token.</summary>
    public static string Of(Column column, int row)
    {
        ColumnSchema schema = column.Schema;
        if (column.IsMissing(row)) { return schema.MissingText; }
        if (column is CategoricalColumn levels) { return schema.Levels[levels.Codes[row]]; }
        if (column is not NumericColumn numbers) { return ((TextColumn)column).Values[row]!; }
        Span<byte> text = stackalloc byte[NumberFormat.LongestText];
        int length = schema.Kind == ColumnKind.DateTime
            ? DateTimeText.Write(numbers.Values[row], schema.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss.FFF", schema.Granularity, text)
            : new NumberFormat(schema, decimalComma: false).Write(numbers.Values[row], text);
        return Encoding.UTF8.GetString(text[..length]);
    }
}
