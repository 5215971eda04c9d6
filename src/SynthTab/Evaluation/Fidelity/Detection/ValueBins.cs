using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>The cells of one column of two tables in a few named groups: frequent values by themselves, the others by level or
/// range. What a person can read and mend.</summary>
/// <param name="Labels">The groups' names: <c>= 40</c>, <c>12 to 20</c>, <c>(missing)</c>.</param>
/// <param name="Training">The training table's cells, [rows], as positions among the names.</param>
/// <param name="Judged">The judged table's cells, [rows].</param>
internal sealed record ValueBins(IReadOnlyList<string> Labels, int[] Training, int[] Judged)
{
    private const string Missing = "(missing)";
    private const string Others = "(other levels)";

    /// <summary>Groups both tables' cells.</summary>
    /// <param name="training">The column of the training table.</param>
    /// <param name="judged">The same column of the judged table.</param>
    /// <param name="most">The most groups of values; missing cells and other levels come on top.</param>
    public static ValueBins Of(PreparedColumn training, PreparedColumn judged, int most) => training switch
    {
        PreparedNumbers numbers => Of(numbers, (PreparedNumbers)judged, most),
        _ => Of((PreparedCategories)training, (PreparedCategories)judged, most),
    };

    private static ValueBins Of(PreparedCategories training, PreparedCategories judged, int most)
    {
        double Share(int level) => training.Counts[level] / (double)training.Rows + judged.Counts[level] / (double)judged.Rows;
        int[] kept = [.. Enumerable.Range(0, training.Levels.Count).Where(level => Share(level) > 0).OrderByDescending(Share).ThenBy(level => level).Take(most)];
        var places = new int[training.Levels.Count];
        Array.Fill(places, kept.Length + 1);
        for (int i = 0; i < kept.Length; i++) { places[kept[i]] = i; }
        int Place(int level) => level < 0 ? kept.Length : places[level];
        return new ValueBins(
            [.. kept.Select(level => $"= {training.Levels[level]}"), Missing, Others],
            Array.ConvertAll(training.Codes, Place),
            Array.ConvertAll(judged.Codes, Place));
    }

    private static ValueBins Of(PreparedNumbers training, PreparedNumbers judged, int most)
    {
        // Values that are written alike cannot be told apart by their names.
        string Text(double value) => EdgeText.Of(value, training.Schema);
        double[] points = [.. FrequentValues.Of(training, judged, most / 2).DistinctBy(Text)];
        double[] others = [.. training.Sorted.Where(v => Array.BinarySearch(points, v) < 0)];
        double[] edges = [.. RoundEdges.Of(others, most - points.Length, training.Schema).DistinctBy(Text)];
        int Place(double value)
        {
            if (double.IsNaN(value)) { return points.Length + edges.Length + 1; }
            int point = Array.BinarySearch(points, value);
            return point >= 0 ? point : points.Length + BinEdges.CountAtOrBelow(edges, value);
        }
        return new ValueBins(
            [.. points.Select(p => $"= {Text(p)}"), .. RangeNames([.. edges.Select(Text)], points.Length > 0), Missing],
            Array.ConvertAll(training.Values, Place),
            Array.ConvertAll(judged.Values, Place));
    }

    /// <summary>The names of the ranges between edges; values with a group of their own are not counted in them.</summary>
    private static IEnumerable<string> RangeNames(string[] edges, bool besidePoints)
    {
        if (edges.Length == 0)
        {
            yield return besidePoints ? "any other value" : "any value";
            yield break;
        }
        yield return $"below {edges[0]}";
        for (int i = 1; i < edges.Length; i++) { yield return $"{edges[i - 1]} to below {edges[i]}"; }
        yield return $"{edges[^1]} and above";
    }
}
