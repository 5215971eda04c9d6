using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Names some of the cells of a table.</summary>
public sealed class CellMask
{
    /// <summary>Takes the arrays over.</summary>
    /// <param name="columns">For each column of the table which of its rows are named, [columns][rows].</param>
    public CellMask(IReadOnlyList<bool[]> columns) => Columns = columns;

    /// <summary>For each column which of its rows are named, [columns][rows].</summary>
    public IReadOnlyList<bool[]> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Length;

    /// <summary>How many cells are named.</summary>
    public long Count => Columns.Sum(c => (long)c.AsSpan().Count(true));

    /// <summary>Whether this cell is named.</summary>
    public bool this[int column, int row] => Columns[column][row];

    /// <summary>The missing cells of the columns chosen.</summary>
    public static CellMask OfMissing(Table table, Func<ColumnSchema, bool> chosen) => new(
    [
        .. table.Columns.Select(column =>
        {
            var named = new bool[column.Count];
            if (!chosen(column.Schema)) { return named; }
            for (int row = 0; row < named.Length; row++) { named[row] = column.IsMissing(row); }
            return named;
        }),
    ]);

    /// <summary>The rows in which at least one cell is named, ascending.</summary>
    public int[] RowsNamed() => [.. Enumerable.Range(0, Rows).Where(row => Columns.Any(c => c[row]))];

    /// <summary>The mask of the rows named, in the order given.</summary>
    public CellMask Take(IReadOnlyList<int> rows) => new([.. Columns.Select(c => rows.Select(row => c[row]).ToArray())]);
}
