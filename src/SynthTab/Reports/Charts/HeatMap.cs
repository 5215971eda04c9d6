namespace SynthTab.Reports.Charts;

/// <summary>Numbers from -1 to 1 between each two columns: one colour above zero, another below, stronger further out.</summary>
internal static class HeatMap
{
    private const double Side = 320, Labels = 92;
    private const int MostLabels = 25, Letters = 15;

    /// <summary>The drawing.</summary>
    /// <param name="columns">Their names.</param>
    /// <param name="values">[column][column]; null is left blank.</param>
    /// <param name="full">The value, and its negative, at and beyond which the colour is at its strongest.</param>
    public static string Svg(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<double?>> values, double full = 1)
    {
        bool labelled = columns.Count <= MostLabels;
        double left = labelled ? Labels : 0, cell = (Side - left) / columns.Count;
        var svg = new Svg(Side, cell * columns.Count + 2, "Strength between each two columns");
        for (int i = 0; i < columns.Count; i++)
        {
            if (labelled) { svg.Text(left - 4, i * cell + cell / 2 + 4, columns[i], "end", Letters); }
            for (int j = 0; j < columns.Count; j++)
            {
                if (values[i][j] is not { } value) { continue; }
                svg.Rectangle(left + j * cell, i * cell, cell - 0.5, cell - 0.5, value < 0 ? "minus" : "plus",
                    $"{columns[i]} and {columns[j]}: {Figures.Number(value)}", Math.Min(Math.Abs(value) / full, 0.999));
            }
        }
        return svg.Rectangle(left, 0, Side - left, cell * columns.Count, "frame").ToString();
    }
}
