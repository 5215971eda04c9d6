using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>One column of one table, in the form that metrics count in.</summary>
public abstract class PreparedColumn
{
    private protected PreparedColumn(ColumnSchema schema, int rows)
    {
        Schema = schema;
        Rows = rows;
    }

    /// <summary>The training table's schema of the column.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The column's name.</summary>
    public string Name => Schema.Name;

    /// <summary>The number of cells.</summary>
    public int Rows { get; }

    /// <summary>The number of missing cells.</summary>
    public abstract int Missing { get; }

    /// <summary>The number of cells that are not missing.</summary>
    public int Present => Rows - Missing;

    /// <summary>The cells of <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    internal abstract PreparedColumn Slice(int start, int count);

    /// <summary>The cells of the rows named, in the order given.</summary>
    internal abstract PreparedColumn Take(int[] rows);

    /// <summary>These cells, then those of the same column of another table.</summary>
    internal abstract PreparedColumn Append(PreparedColumn other);

    /// <summary>Writes 64 bits for each cell, [rows], equal where and only where the cells are equal.</summary>
    internal abstract void WriteBits(Span<ulong> bits);
}
