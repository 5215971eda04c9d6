namespace SynthTab.Learners.Trees;

/// <summary>One column as small whole numbers, as trees read it.</summary>
/// <param name="Codes">The cells, [rows]; 0 is missing.</param>
/// <param name="Count">One more than the largest code that a tree may learn from; a column of one code is never split.</param>
/// <param name="IsOrdered">Whether the codes from 1 on ascend with the values: then a split cuts them in two; else it sets one
/// code against all others, which is what one 0-or-1 feature for each category would allow.</param>
internal sealed record BinnedColumn(byte[] Codes, int Count, bool IsOrdered)
{
    /// <summary>The cells of the rows named, in the order given.</summary>
    public BinnedColumn Take(int[] rows) => this with { Codes = Array.ConvertAll(rows, row => Codes[row]) };
}

/// <summary>Rows as trees read them.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The columns.</param>
internal sealed record BinnedRows(int Rows, IReadOnlyList<BinnedColumn> Columns)
{
    /// <summary>The rows named, in the order given.</summary>
    public BinnedRows Take(int[] rows) => new(rows.Length, [.. Columns.Select(c => c.Take(rows))]);

    /// <summary>The rows of both, the first one's first; both must come from the same <c>RowBinning</c>.</summary>
    public static BinnedRows Join(BinnedRows first, BinnedRows second)
        => new(first.Rows + second.Rows, [.. first.Columns.Zip(second.Columns, (a, b) => a with { Codes = [.. a.Codes, .. b.Codes] })]);

    /// <summary>The same rows with another column at this position.</summary>
    public BinnedRows With(int position, BinnedColumn column) => this with { Columns = [.. Columns.Select((c, i) => i == position ? column : c)] };

    /// <summary>The same rows with a column that no tree will look at, such as the one to predict.</summary>
    public BinnedRows Hide(int position) => With(position, Columns[position] with { Count = 1 });
}
