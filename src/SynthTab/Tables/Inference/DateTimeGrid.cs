namespace SynthTab.Tables.Inference;

/// <summary>The grid on which a column's moments lie.</summary>
internal static class DateTimeGrid
{
    /// <summary>The seconds of a day.</summary>
    public const double Day = 86400;

    private static readonly double[] Grids = [Day, 43200, 21600, 3600, 1800, 900, 600, 300, 60, 30, 10, 1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>The widest usual grid that all moments lie on: days, hours, quarters of an hour, seconds, milliseconds.</summary>
    public static double Of(double[] seconds) => Grids.First(g => g == Grids[^1] || Array.TrueForAll(seconds, s => LiesOn(s, g)));

    private static bool LiesOn(double seconds, double grid)
    {
        if (grid >= 1) { return Math.Round(seconds / grid) * grid == seconds; }
        double perSecond = Math.Round(1 / grid);
        double steps = seconds * perSecond;
        // What is left may be the rounding of the seconds themselves, whose last bit grows with them.
        return Math.Abs(steps - Math.Round(steps)) <= perSecond * (Math.BitIncrement(Math.Abs(seconds)) - Math.Abs(seconds));
    }
}
