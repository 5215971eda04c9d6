using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Distances;

/// <summary>How far judged rows and rows of uniform noise lie from the training table: the DCRBaselineProtection of SDMetrics.</summary>
/// <remarks>Noise has whole numbers where the training table has, within its range; every level alike; and missing cells in the training
/// table's share. Real rows lie much nearer than noise does, so that the ratio rewards rows for being unlike real ones: it is told
/// for comparison with other reports.</remarks>
/// <param name="Judged">The median distance of judged rows to the nearest training row, by Gower's distance.</param>
/// <param name="Noise">The same of as many rows of noise.</param>
internal sealed record RandomBaseline(double Judged, double Noise)
{
    /// <summary>The rows that are measured, in tables that have as many.</summary>
    public const int MostRows = 1_000;

    /// <summary>The ratio of the two, at most 1; null where noise lies on training rows.</summary>
    public double? Score => Noise > 0 ? Math.Min(1, Judged / Noise) : null;

    /// <summary>Measures the first rows of a table, which are a random sample.</summary>
    public static RandomBaseline Of(PreparedTable training, PreparedTable judged, int rows, RandomSource random)
    {
        PreparedTable first = judged.Sample(rows);
        var coding = new RowCoding(training, RowDistance.Gower);
        MixedRows real = coding.Apply(training);
        double Median(PreparedTable table)
        {
            double[] distances = NearestRows.Find(coding.Apply(table), real, RowDistance.Gower, 1).Distances();
            Array.Sort(distances);
            return Quantile.Median(distances);
        }
        var noise = new PreparedTable([.. training.Columns.Select(column => Noisy(column, first.Rows, random))], first.Rows);
        return new RandomBaseline(Median(first), Median(noise));
    }

    private static PreparedColumn Noisy(PreparedColumn training, int rows, RandomSource random)
    {
        double missing = training.Missing / (double)training.Rows;
        if (training is PreparedNumbers numbers)
        {
            if (numbers.Present == 0) { return new PreparedNumbers(numbers.Schema, [.. Enumerable.Repeat(double.NaN, rows)]); }
            double low = numbers.Sorted[0], high = numbers.Sorted[^1];
            bool whole = missing == 0 && Array.TrueForAll(numbers.Sorted, double.IsInteger);
            // By weights, since the width of a range need not fit a double.
            double Draw(double u) => whole ? Math.Min(high, Math.Floor(low * (1 - u) + (high + 1) * u)) : low * (1 - u) + high * u;
            return new PreparedNumbers(numbers.Schema, [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() < missing ? double.NaN : Draw(random.NextDouble()))]);
        }
        var categories = (PreparedCategories)training;
        int[] known = [.. Enumerable.Range(0, categories.Levels.Count).Where(code => categories.Counts[code] > 0)];
        return new PreparedCategories(
            categories.Schema,
            [.. Enumerable.Range(0, rows).Select(_ => known.Length == 0 || random.NextDouble() < missing ? -1 : known[random.NextInt(known.Length)])],
            categories.Levels);
    }
}
