using System.Globalization;

namespace SynthTab.Evaluation.Preparation;

/// <summary>The columns of both tables as codes, numbers cut at the training column's deciles, so that every bin holds about a
/// tenth of the real rows.</summary>
/// <remarks>Bins are [edge, next edge) between the different values among the nine deciles, open at both ends, with a further
/// code for missing numbers. Tables above <see cref="EvaluationLimits.ModelRows"/> are sampled.</remarks>
internal sealed class DecileCodes
{
    private readonly PreparedTable _table;
    private readonly double[]?[] _edges;

    private DecileCodes(PreparedPair pair)
    {
        _table = pair.Training;
        _edges = [.. pair.Training.Columns.Select(c => c is PreparedNumbers n ? Edges(n.Sorted) : null)];
        PreparedTable training = pair.Training.Sample(pair.Limits.ModelRows), candidate = pair.Candidate.Sample(pair.Limits.ModelRows);
        Training = Code(training);
        Candidate = Code(candidate);
        Notes = [.. Said("training", pair.Training.Rows, training.Rows), .. Said("judged", pair.Candidate.Rows, candidate.Rows)];
    }

    /// <summary>One coded column for each column of the training table.</summary>
    public CodedColumn[] Training { get; }

    /// <summary>One coded column for each column of the candidate.</summary>
    public CodedColumn[] Candidate { get; }

    /// <summary>What a reader must know about the rows coded.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The pair's codes, computed on first use.</summary>
    public static DecileCodes Of(PreparedPair pair) => pair.Shared(p => new DecileCodes(p));

    /// <summary>A code in words: the level, the bin's bounds, or "missing".</summary>
    public string Describe(int column, int code)
    {
        if (code == Training[column].Count - 1) { return "missing"; }
        if (_edges[column] is not { } edges) { return ((PreparedCategories)_table.Columns[column]).Levels[code]; }
        string Bound(int edge) => CellText.Of(_table.Columns[column].Schema, edges[edge]);
        if (edges.Length == 0) { return "any value"; }
        if (code == 0) { return string.Create(CultureInfo.InvariantCulture, $"below {Bound(0)}"); }
        return code == edges.Length ? $"{Bound(code - 1)} or more" : $"{Bound(code - 1)} to below {Bound(code)}";
    }

    private static double[] Edges(double[] sorted)
        => sorted.Length == 0 ? [] : [.. Enumerable.Range(1, 9).Select(tenth => Quantile.Of(sorted, tenth / 10.0)).Distinct()];

    private static IEnumerable<string> Said(string name, int all, int taken)
    {
        if (taken < all)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{taken:N0} of the {all:N0} {name} rows were counted, drawn by seed.");
        }
    }

    private CodedColumn[] Code(PreparedTable table)
        => [.. table.Columns.AsParallel().AsOrdered().Select((column, i) => _edges[i] is { } edges
            ? new CodedColumn(
                Array.ConvertAll(((PreparedNumbers)column).Values, v => double.IsNaN(v) ? edges.Length + 1 : BinEdges.CountAtOrBelow(edges, v)),
                edges.Length + 2)
            : CodedColumn.Of((PreparedCategories)column))];
}
