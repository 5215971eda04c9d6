namespace SynthTab.Evaluation;

/// <summary>The percentile bootstrap: how far a statistic moves when rows are drawn again with replacement.</summary>
/// <remarks>Efron 1979, "Bootstrap Methods: Another Look at the Jackknife".</remarks>
internal static class Bootstrap
{
    private const int Resamples = 200;

    /// <summary>
    /// The 95 % interval of a statistic of <paramref name="rows"/> rows, widened where needed to hold <paramref name="value"/>;
    /// null where the statistic is undefined (NaN) in most resamples.
    /// </summary>
    /// <param name="value">The statistic of the rows as they are.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="statistic">Takes how often each row was drawn, [rows].</param>
    /// <param name="random">Draws the rows.</param>
    public static Interval? Interval(double value, int rows, Func<int[], double> statistic, RandomSource random)
    {
        var found = new List<double>(Resamples);
        var counts = new int[rows];
        for (int i = 0; i < Resamples; i++)
        {
            Array.Clear(counts);
            for (int draw = 0; draw < rows; draw++) { counts[random.NextInt(rows)]++; }
            double resampled = statistic(counts);
            if (double.IsFinite(resampled)) { found.Add(resampled); }
        }
        if (found.Count < Resamples / 2) { return null; }
        found.Sort();
        int cut = (int)(0.025 * found.Count);
        return new Interval(Math.Min(found[cut], value), Math.Max(found[^(cut + 1)], value));
    }
}
