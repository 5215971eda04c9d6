using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>Conjunctions of an attacker who knows which values occur and nothing about how they go together: the naive guess.</summary>
internal static class BlindQueries
{
    private static readonly Comparison[] OfNumbers =
        [Comparison.Equal, Comparison.NotEqual, Comparison.Less, Comparison.AtMost, Comparison.AtLeast, Comparison.Greater];

    private static readonly Comparison[] OfLevels = [Comparison.Equal, Comparison.NotEqual];

    private static readonly Comparison[] OfGaps = [Comparison.Missing, Comparison.Present];

    /// <summary>So many queries of so many columns: every occurring value of a column (and "missing" as one more) is equally
    /// likely, and so is every comparison.</summary>
    public static IEnumerable<Predicate[]> From(QueryTable judged, int columns, int queries, RandomSource random)
    {
        double[][] values = [.. judged.Sorted.Select(sorted => sorted.Distinct().ToArray())];
        for (int i = 0; i < queries; i++)
        {
            yield return Array.ConvertAll(RandomColumns.Draw(values.Length, columns, random), column =>
            {
                double value = values[column][random.NextInt(values[column].Length)];
                Comparison[] comparisons = double.IsNaN(value) ? OfGaps : judged.IsNumber[column] ? OfNumbers : OfLevels;
                Comparison comparison = comparisons[random.NextInt(comparisons.Length)];
                return new Predicate(column, comparison, double.IsNaN(value) ? 0 : value);
            });
        }
    }
}
