using System.Globalization;
using SynthTab.Tables;
using SynthTab.Tables.Cells;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>How the edge of a range of a numeric column is written in a detail table: exactly, since it bounds what was counted.</summary>
internal static class EdgeText
{
    /// <summary>Ten significant digits, or a moment to the second.</summary>
    public static string Of(double value, ColumnSchema schema) => schema.Kind == ColumnKind.DateTime
        ? DateTimeText.ToMoment(value).ToString(schema.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : value.ToString("G10", CultureInfo.InvariantCulture);
}
