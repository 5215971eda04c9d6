using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>A number as a reader of the column would write it, to four digits: for medians and bounds of many rows, never for a
/// cell of one.</summary>
internal static class CellText
{
    private const double FirstMoment = -62_135_596_800; // year 1

    private const double LastMoment = 253_402_300_799; // the last second of the year 9999

    /// <summary>The value as text; a moment as a date, with the time of day where it is not midnight.</summary>
    public static string Of(ColumnSchema schema, double value)
    {
        if (schema.Kind != ColumnKind.DateTime || value is < FirstMoment or > LastMoment)
        {
            return Math.Abs(value) is >= 1e4 and < 1e15 ? value.ToString("F0", CultureInfo.InvariantCulture) : value.ToString("G4", CultureInfo.InvariantCulture);
        }
        DateTime moment = DateTime.UnixEpoch.AddSeconds(Math.Round(value));
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
