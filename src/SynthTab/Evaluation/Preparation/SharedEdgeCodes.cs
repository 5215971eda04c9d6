namespace SynthTab.Evaluation.Preparation;

/// <summary>The columns of both tables as codes, numbers cut by the training column's range for both.</summary>
/// <remarks>Ten bins, the outermost open to infinity, and an eleventh code for missing numbers. Where the training table has
/// no value at all, every value falls into the first bin.</remarks>
internal sealed class SharedEdgeCodes
{
    private SharedEdgeCodes(PreparedPair pair)
    {
        double[]?[] inner = [.. pair.Training.Columns.Select(c => c is PreparedNumbers n ? InnerEdges(n) : null)];
        Training = Code(pair.Training, inner);
        Candidate = Code(pair.Candidate, inner);
    }

    /// <summary>One coded column for each column of the training table.</summary>
    public CodedColumn[] Training { get; }

    /// <summary>One coded column for each column of the candidate.</summary>
    public CodedColumn[] Candidate { get; }

    /// <summary>The pair's codes, computed on first use.</summary>
    public static SharedEdgeCodes Of(PreparedPair pair) => pair.Shared(p => new SharedEdgeCodes(p));

    private static double[] InnerEdges(PreparedNumbers training)
    {
        double[] edges = BinEdges.EqualWidth(training.Sorted);
        return edges.Length == 0 ? [] : edges[1..^1];
    }

    private static CodedColumn[] Code(PreparedTable table, double[]?[] innerEdges)
        => [.. table.Columns.AsParallel().AsOrdered().Select((column, i) => innerEdges[i] is { } edges
            ? new CodedColumn(
                Array.ConvertAll(((PreparedNumbers)column).Values, v => double.IsNaN(v) ? BinEdges.Bins : BinEdges.CountAtOrBelow(edges, v)),
                BinEdges.Bins + 1)
            : CodedColumn.Of((PreparedCategories)column))];
}
