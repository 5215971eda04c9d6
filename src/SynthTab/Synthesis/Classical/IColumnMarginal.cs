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

    /// <summary>Whether training had any value in the column; where it had none, gaps cannot be filled.</summary>
    bool HasValues { get; }

    /// <summary>What is left of the first rank where the cell is known to have a value; null where all of it is.</summary>
    UnitIntervals? Present { get; }

    /// <summary>What a known cell says of each of the <see cref="Ranks"/>, null where nothing.</summary>
    /// <param name="cell">A number or a code; NaN or -1 where the cell is known to be missing.</param>
    RankEvidence?[] Known(double cell);

    /// <summary>Fills cells from ranks; the other cells stay.</summary>
    /// <param name="partial">The column.</param>
    /// <param name="unknown">Which cells to fill, [rows].</param>
    /// <param name="ranks">The first rank of each row, [rows]; those of gaps lie in <see cref="Present"/>.</param>
    Column Filled(Column partial, bool[] unknown, double[] ranks);

    /// <summary>Adds what was learned, under names that start with the prefix.</summary>
    void Write(ModelContents contents, string prefix);
}
