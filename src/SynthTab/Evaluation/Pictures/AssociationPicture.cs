using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Pictures;

/// <summary>How strongly each two columns hang together, in both tables.</summary>
/// <remarks>Pearson's correlation between two numbers (-1 to 1), the correlation ratio between a number and a category and Cramér's V
/// between two categories (both 0 to 1); null where it is not defined. On at most <see cref="MostRows"/> rows, of the first
/// <see cref="MostColumns"/> columns.</remarks>
/// <param name="Columns">The columns' names.</param>
/// <param name="Real">[column][column], of the training table; symmetric, 1 on the diagonal.</param>
/// <param name="Synthetic">The same of the synthetic table.</param>
public sealed record AssociationPicture(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Real, IReadOnlyList<IReadOnlyList<double?>> Synthetic)
{
    /// <summary>Rows looked at.</summary>
    public const int MostRows = 10_000;

    /// <summary>Columns drawn.</summary>
    public const int MostColumns = 40;

    internal static AssociationPicture? Of(PreparedTable training, PreparedTable synthetic)
    {
        int columns = Math.Min(training.Columns.Count, MostColumns);
        return columns < 2 ? null : new AssociationPicture(
            [.. training.Columns.Take(columns).Select(c => c.Name)],
            Matrix(training.Sample(MostRows), columns),
            Matrix(synthetic.Sample(MostRows), columns));
    }

    private static double?[][] Matrix(PreparedTable table, int columns)
    {
        double?[][] matrix = [.. Enumerable.Range(0, columns).Select(_ => new double?[columns])];
        Parallel.For(0, columns, i =>
        {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++)
            {
                double strength = Association.Between(table, j, i);
                matrix[i][j] = matrix[j][i] = double.IsFinite(strength) ? strength : null;
            }
        });
        return matrix;
    }
}
