using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>The distribution of each column of a table by itself.</summary>
internal sealed class TableMarginals
{
    private TableMarginals(TableSchema schema, IReadOnlyList<IColumnMarginal> columns)
    {
        Schema = schema;
        Columns = columns;
    }

    /// <summary>The columns of the tables that are made.</summary>
    public TableSchema Schema { get; }

    /// <summary>A distribution for each column, in schema order.</summary>
    public IReadOnlyList<IColumnMarginal> Columns { get; }

    /// <summary>Learns all columns.</summary>
    public static TableMarginals Fit(Table training, int leastRows) => new(training.Schema,
    [
        .. training.Columns.AsParallel().AsOrdered().Select(IColumnMarginal (c) => c switch
        {
            NumericColumn numeric => NumericMarginal.Fit(numeric, leastRows),
            CategoricalColumn categorical => CategoricalMarginal.Fit(categorical),
            _ => throw new ArgumentException($"Column '{c.Schema.Name}' is not one that models learn."),
        }),
    ]);

    /// <summary>Comes back from a model file.</summary>
    public static TableMarginals Read(ModelContents contents) => new(contents.Schema,
    [
        .. contents.Schema.Columns.Select(IColumnMarginal (c, i) => c.IsNumeric
            ? NumericMarginal.Read(c, contents, Prefix(i))
            : CategoricalMarginal.Read(c, contents, Prefix(i))),
    ]);

    /// <summary>Adds what was learned.</summary>
    public void Write(ModelContents contents)
    {
        for (int i = 0; i < Columns.Count; i++) { Columns[i].Write(contents, Prefix(i)); }
    }

    /// <summary>Makes a table from the ranks of all columns, [all ranks][rows].</summary>
    public Table Cells(double[][] ranks)
    {
        var columns = new Column[Columns.Count];
        for (int i = 0, next = 0; i < columns.Length; next += Columns[i++].Ranks)
        {
            columns[i] = Columns[i].Cells(ranks.AsSpan(next, Columns[i].Ranks));
        }
        return new Table(Schema, columns);
    }

    /// <summary>Fills the unknown cells of rows.</summary>
    /// <param name="partial">The rows.</param>
    /// <param name="unknown">The cells to fill.</param>
    /// <param name="ranks">The first rank of each column, [columns][rows].</param>
    public Table Filled(Table partial, CellMask unknown, double[][] ranks)
        => new(partial.Schema, [.. partial.Columns.Select((column, i) => Columns[i].Filled(column, unknown.Columns[i], ranks[i]))]);

    /// <summary>What the conditions leave of each rank, or null where they say nothing of it, [all ranks].</summary>
    public UnitIntervals?[] Allowed(IReadOnlyList<Condition> conditions)
    {
        var allowed = new UnitIntervals?[Columns.Sum(c => c.Ranks)];
        foreach (Condition condition in conditions)
        {
            int column = Schema.IndexOf(condition.Column);
            int first = Columns.Take(column).Sum(c => c.Ranks);
            UnitIntervals[] own = Columns[column].Allowed(condition);
            for (int i = 0; i < own.Length; i++) { allowed[first + i] = allowed[first + i]?.And(own[i]) ?? own[i]; }
        }
        return allowed;
    }

    private static string Prefix(int column) => $"marginal.{column:D4}";
}
