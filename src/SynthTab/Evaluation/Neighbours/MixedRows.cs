namespace SynthTab.Evaluation.Neighbours;

/// <summary>Rows of mixed type laid out column by column, so that one row is compared with many by vector instructions.</summary>
/// <remarks>Two sets of rows that are compared must come from the same coding: the same scale and the same codes.</remarks>
public sealed class MixedRows
{
    /// <summary>The code of a category that the fitted coding does not know; only <see cref="RowDistance.Euclidean"/> treats it apart.</summary>
    public const double Unknown = -2;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="numbers">Scaled numbers, [numeric columns][rows]; NaN where missing.</param>
    /// <param name="categories">Codes as numbers, [categorical columns][rows]; <see cref="Unknown"/> where unknown, and any
    /// code of its own for missing.</param>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentException">A column has another length.</exception>
    public MixedRows(double[][] numbers, double[][] categories, int rows)
    {
        if (numbers.Concat(categories).Any(c => c.Length != rows))
        {
            throw new ArgumentException($"Every column must have {rows} rows.", nameof(numbers));
        }
        Numbers = numbers;
        Categories = categories;
        Rows = rows;
        HasMissing = [.. numbers.Select(c => c.AsSpan().IndexOf(double.NaN) >= 0)];
        HasUnknown = [.. categories.Select(c => c.AsSpan().IndexOf(Unknown) >= 0)];
    }

    /// <summary>Scaled numbers, [numeric columns][rows].</summary>
    public double[][] Numbers { get; }

    /// <summary>Codes, [categorical columns][rows].</summary>
    public double[][] Categories { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => Numbers.Length + Categories.Length;

    /// <summary>Which numeric columns have missing cells.</summary>
    internal bool[] HasMissing { get; }

    /// <summary>Which categorical columns have unknown codes.</summary>
    internal bool[] HasUnknown { get; }

    /// <summary>The rows named, in the order given.</summary>
    public MixedRows Take(ReadOnlySpan<int> rows)
    {
        int[] chosen = rows.ToArray();
        return new MixedRows(
            [.. Numbers.Select(c => Array.ConvertAll(chosen, r => c[r]))],
            [.. Categories.Select(c => Array.ConvertAll(chosen, r => c[r]))],
            chosen.Length);
    }
}
