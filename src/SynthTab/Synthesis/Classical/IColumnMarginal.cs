using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// One column's distribution by itself: one or two ranks in (0, 1) make a cell. The ranks of different columns may depend on
/// each other; each alone is even.
/// </summary>
internal interface IColumnMarginal
{
    /// <summary>The column.</summary>
    ColumnSchema Schema { get; }

    /// <summary>The number of ranks that make a cell: one, or two where the second says whether the cell is missing.</summary>
    int Ranks { get; }

    /// <summary>Makes the cells of rows from their ranks.</summary>
    /// <param name="ranks">For each of the <see cref="Ranks"/>, the ranks of the rows, [ranks][rows].</param>
    Column Cells(ReadOnlySpan<double[]> ranks);

    /// <summary>For each of the <see cref="Ranks"/>, what a condition on the column leaves of the unit interval.</summary>
    UnitIntervals[] Allowed(Condition condition);

    /// <summary>Adds what was learned, under names that start with the prefix.</summary>
    void Write(ModelContents contents, string prefix);
}
