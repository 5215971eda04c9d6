using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Pictures;

/// <summary>Edges at round numbers, so that none of them is the number of a person.</summary>
internal static class RoundEdges
{
    private const int Wanted = 20;

    private static readonly int[] Multiples = [1, 2, 5, 10];

    private static readonly double[] Seconds = [1, 60, 600, 3600, 6 * 3600, 86400, 7 * 86400, 30 * 86400, 91 * 86400, 365 * 86400, 3650 * 86400.0];

    /// <summary>Ascending edges around the two values, at least two.</summary>
    public static double[] Between(double low, double high, ColumnKind kind)
    {
        double step = Step(low, high, kind);
        double first = Math.Floor(low / step), last = Math.Floor(high / step) + 1;
        int count = (int)Math.Min(last - first, 2 * Wanted);
        double[] edges = [.. Enumerable.Range(0, count + 1).Select(i => Tidy((first + i) * step)).Distinct()];
        return edges.Length > 1 && edges.All(double.IsFinite) ? edges : [low, Math.BitIncrement(low)];
    }

    /// <summary>A range in words, by the column's kind.</summary>
    public static string Label(double? from, double? to, ColumnSchema column)
    {
        if (column.Kind == ColumnKind.Integer && from is { } least && to is { } end)
        {
            return end - least <= 1 ? Text(least, column) : $"{Text(least, column)} to {Text(end - 1, column)}";
        }
        return (from, to) switch
        {
            ({ } a, { } b) => $"{Text(a, column)} to {Text(b, column)}",
            ({ } a, null) => $"{Text(a, column)} or more",
            (null, { } b) => $"below {Text(b, column)}",
            _ => "any number",
        };
    }

    private static double Step(double low, double high, ColumnKind kind)
    {
        double width = Math.Max((high - low) / Wanted, Math.Max(Math.Abs(high), 1e-300) * 1e-6);
        if (!double.IsFinite(width)) { width = double.MaxValue / Wanted; }
        if (kind == ColumnKind.DateTime) { return Seconds.FirstOrDefault(s => s >= width, Seconds[^1] * Math.Ceiling(width / Seconds[^1])); }
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        double step = Multiples.Select(m => m * power).First(s => s >= width * 0.999999);
        return kind == ColumnKind.Integer ? Math.Max(Math.Round(step), 1) : step;
    }

    /// <summary>Without the last digits that multiplying leaves: 0.30000000000000004 is 0.3.</summary>
    private static double Tidy(double edge) => double.Parse(edge.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(double value, ColumnSchema column)
    {
        if (column.Kind != ColumnKind.DateTime) { return value.ToString(Math.Abs(value) is >= 1e4 and < 1e15 ? "#,0.##" : "G6", CultureInfo.InvariantCulture); }
        const double most = 2.5e11; // near the end of year 9999
        if (Math.Abs(value) > most || value < -6e10) { return value.ToString("G6", CultureInfo.InvariantCulture) + " s"; }
        DateTime moment = DateTime.UnixEpoch.AddSeconds(value);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
