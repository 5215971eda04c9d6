using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.QuasiIdentifiers;

/// <summary>Numbers cut into ten equal bins of the training column's range, so that equal keys can occur at all.</summary>
/// <remarks>A bin holds its upper edge and not its lower one, the outermost reach to infinity, and missing stays missing: the
/// bins of SDMetrics' disclosure protection.</remarks>
internal static class CoarseColumns
{
    /// <summary>Numbers with more different training values than this are cut; fewer are categories in all but name.</summary>
    private const int Values = 20;

    /// <summary>The positions of the columns to cut.</summary>
    public static int[] ToCut(PreparedTable training) => [.. Enumerable.Range(0, training.Columns.Count)
        .Where(i => training.Columns[i] is PreparedNumbers numbers && numbers.Sorted.Distinct().Take(Values + 1).Count() > Values)];

    /// <summary>The table with these columns cut at the training table's edges.</summary>
    public static PreparedTable Cut(PreparedTable table, PreparedTable training, int[] positions)
        => new([.. table.Columns.Select((column, i) => positions.Contains(i)
            ? Cut((PreparedNumbers)column, ((PreparedNumbers)training.Columns[i]).Sorted)
            : column)], table.Rows);

    private static PreparedNumbers Cut(PreparedNumbers column, double[] sortedTraining)
    {
        double[] edges = BinEdges.EqualWidth(sortedTraining);
        double[] inner = edges.Length == 0 ? [] : edges[1..^1];
        double Bin(double value) => double.IsNaN(value) ? double.NaN : BinEdges.CountAtOrBelow(inner, Math.BitDecrement(value));
        return new PreparedNumbers(column.Schema, Array.ConvertAll(column.Values, Bin));
    }
}
