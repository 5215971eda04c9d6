using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>What sampling leaves open of a share of levels that occur.</summary>
internal static class Occurrence
{
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a weighted sum over training levels, of those that the judged table has.</summary>
    /// <param name="value">The sum.</param>
    /// <param name="pair">The tables.</param>
    /// <param name="weight">The weight of a level, given its categorical column's position and its code; 0 where it is not in the sum.</param>
    /// <remarks>By Jeffreys' prior for a Poisson number of cells, a level with k of them is missing from another table of the same
    /// size with probability (1/2)^(k + 1/2): 0.71 where there is none, 0.35 where there is one. So a level that was missed counts
    /// as one that might have come, which no drawing from the judged rows could tell. Levels that go together in n_ab of their n_a and
    /// n_b training rows have the correlation n_ab / √(n_a n_b): the only two patients of a department bring a diagnosis with them.
    /// The sum Σ s_a s_b n_ab / √(n_a n_b) over all pairs is one over rows, Σ (Σ s_a / √n_a)² over the levels of each row.</remarks>
    public static Interval Interval(double value, PreparedPair pair, Func<int, int, double> weight)
    {
        IReadOnlyList<PreparedCategories> real = pair.Training.Categories, judged = pair.Candidate.Categories;
        double[][] spreads = [.. real.Select((column, position) => column.Counts.Select((rows, code) =>
            rows == 0 ? 0 : weight(position, code) * Spread(judged[position].Counts[code]) / Math.Sqrt(rows)).ToArray())];
        double variance = 0;
        for (int row = 0; row < pair.Training.Rows; row++)
        {
            double sum = 0;
            for (int column = 0; column < spreads.Length; column++)
            {
                int code = real[column].Codes[row];
                if (code >= 0) { sum += spreads[column][code]; }
            }
            variance += sum * sum;
        }
        double reach = Z * Math.Sqrt(variance);
        return new Interval(Math.Max(0, value - reach), Math.Min(1, value + reach));
    }

    /// <summary>The standard deviation of whether another table has the level.</summary>
    private static double Spread(int cells)
    {
        double missing = Math.Pow(0.5, cells + 0.5);
        return Math.Sqrt(missing * (1 - missing));
    }
}
