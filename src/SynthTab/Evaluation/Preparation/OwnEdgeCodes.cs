namespace SynthTab.Evaluation.Preparation;

/// <summary>The table's columns as codes, numbers cut by the range of the table's own column: the form of SDMetrics.</summary>
/// <remarks>Bins are [edge, next edge), so that the maximum stands alone in an eleventh, where missing numbers stand too.
/// Two tables with different ranges are thus cut differently: one outlier moves every bin.</remarks>
internal sealed class OwnEdgeCodes
{
    private OwnEdgeCodes(CodedColumn[] columns)
    {
        Columns = columns;
    }

    /// <summary>One coded column for each column of the table.</summary>
    public CodedColumn[] Columns { get; }

    /// <summary>The table's codes, computed on first use.</summary>
    public static OwnEdgeCodes Of(PreparedTable table)
        => table.Shared(t => new OwnEdgeCodes([.. t.Columns.AsParallel().AsOrdered().Select(Code)]));

    private static CodedColumn Code(PreparedColumn column)
    {
        if (column is not PreparedNumbers numbers) { return CodedColumn.Of((PreparedCategories)column); }
        double[] edges = BinEdges.EqualWidth(numbers.Sorted);
        int Bin(double value) => double.IsNaN(value) ? BinEdges.Bins : BinEdges.CountAtOrBelow(edges, value) - 1;
        return new CodedColumn(Array.ConvertAll(numbers.Values, Bin), BinEdges.Bins + 1);
    }
}
