using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>
/// One column as classes, learned from training cells: a class is a level, a value that many rows have, a stretch of values, or
/// "missing". It sees no other column and no model.
/// </summary>
/// <remarks>Classes of numbers ascend. Decoding draws a cell of the class from the training law within it, on the column's grid.</remarks>
public abstract class DiscreteColumn
{
    private protected DiscreteColumn(ColumnSchema schema) => Schema = schema;

    /// <summary>The column.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The training rows of each class, [classes].</summary>
    public abstract IReadOnlyList<long> Counts { get; }

    /// <summary>The number of classes; at least 1.</summary>
    public int Classes => Counts.Count;

    /// <summary>Whether the classes, but for the missing one, ascend with the values.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>The class of missing cells, the last one, or -1 where training had none.</summary>
    public abstract int MissingClass { get; }

    /// <summary>Where each class of an ordered column lies between the least (0) and the greatest value (1), by value, [classes]; 0 for
    /// the missing class and in columns without order.</summary>
    public abstract IReadOnlyList<double> Positions { get; }

    /// <summary>All that was learned, as it is saved.</summary>
    internal abstract LearnedColumn Learned { get; }

    /// <summary>Writes each cell's class; -1 where training had nothing like it (a level, a missing cell).</summary>
    public abstract void Encode(Column cells, Span<int> into);

    /// <summary>Draws a cell of each class.</summary>
    /// <param name="classes">The classes, [rows].</param>
    /// <param name="limits">What cells may be; classes of which nothing is allowed are drawn as if all were.</param>
    /// <param name="random">The source of the draws.</param>
    public abstract Column Decode(ReadOnlySpan<int> classes, CellLimits limits, RandomSource random);

    /// <summary>The share of each class's cells that the limits allow, [classes].</summary>
    public abstract double[] Shares(CellLimits limits);

    /// <summary>The logarithm of the law within the class at a cell: of a probability for levels and for numbers on a grid, of a density for
    /// numbers without one. Negative infinity where the class never gives such a cell. A number that no class gives (between the
    /// pieces, or beyond the outermost, which end before the extremes) counts as the nearest that is given, as it does where cells are encoded.</summary>
    public abstract double LogLaw(Column cells, int row, int ofClass);
}
