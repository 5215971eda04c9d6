using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>Training rows as points whose distances say how alike they are: standardised numbers, and levels that are equal or not.</summary>
/// <remarks>
/// SMOTE-NC of Chawla et al. 2002, section 6.1: the square of the Euclidean distance of the numbers, and for each pair of unequal levels
/// the square of the median of the numbers' standard deviations; with every number standardised that is 1 for each. Whether a number is
/// missing is a level, and its number is then the mean.
/// </remarks>
internal sealed class SmoteSpace
{
    private SmoteSpace(float[] numbers, int numberWidth, int[] levels, int levelWidth)
        => (Numbers, NumberWidth, Levels, LevelWidth) = (numbers, numberWidth, levels, levelWidth);

    /// <summary>The numbers, [rows, <see cref="NumberWidth"/>].</summary>
    public float[] Numbers { get; }

    /// <summary>The numbers of a row.</summary>
    public int NumberWidth { get; }

    /// <summary>The levels, [rows, <see cref="LevelWidth"/>].</summary>
    public int[] Levels { get; }

    /// <summary>The levels of a row.</summary>
    public int LevelWidth { get; }

    /// <summary>The rows of a table.</summary>
    /// <param name="table">Learnable columns only.</param>
    /// <param name="left">A column that distances do not see, or null.</param>
    public static SmoteSpace Of(Table table, Column? left)
    {
        List<float[]> numbers = [];
        List<int[]> levels = [];
        foreach (Column column in table.Columns.Where(c => c != left))
        {
            if (column is NumericColumn numeric)
            {
                numbers.Add(Standard(numeric));
                if (numeric.MissingCount > 0) { levels.Add(Array.ConvertAll(numeric.Values, v => double.IsNaN(v) ? 1 : 0)); }
            }
            else { levels.Add(((CategoricalColumn)column).Codes); }
        }
        return new SmoteSpace(ByRows(numbers, table.Rows), numbers.Count, ByRows(levels, table.Rows), levels.Count);
    }

    private static float[] Standard(NumericColumn column)
    {
        double[] present = column.Present();
        double largest = present.Length == 0 ? 0 : present.Max(Math.Abs);
        if (largest == 0) { return new float[column.Count]; }
        // Divided by the largest first, so that no square can overflow.
        double mean = present.Average(v => v / largest);
        double spread = Math.Sqrt(present.Average(v => (v / largest - mean) * (v / largest - mean)));
        return spread <= 0 ? new float[column.Count]
            : Array.ConvertAll(column.Values, v => double.IsNaN(v) ? 0 : (float)((v / largest - mean) / spread));
    }

    private static T[] ByRows<T>(List<T[]> columns, int rows)
    {
        var all = new T[rows * columns.Count];
        for (int column = 0; column < columns.Count; column++)
        {
            for (int row = 0; row < rows; row++) { all[row * columns.Count + column] = columns[column][row]; }
        }
        return all;
    }
}
