using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>Which pairs of a table's columns hang together by the thresholds of SDMetrics' report: two numbers with a correlation beyond
/// 0.5, other pairs with Cramér's V above 0.3, numbers in ten bins of their range.</summary>
/// <remarks>A mean over all pairs is diluted by pairs that depend on nothing, which every table gets right.</remarks>
internal sealed class StrongPairs
{
    private const double LeastCorrelation = 0.5;
    private const double LeastAssociation = 0.3;
    private const int MostCells = 1 << 20;

    private readonly HashSet<(int First, int Second)> _pairs;

    private StrongPairs(PreparedTable table)
    {
        CodedColumn[] codes = OwnEdgeCodes.Of(table).Columns;
        var pairs = from first in Enumerable.Range(0, codes.Length) from second in Enumerable.Range(0, first) select (First: second, Second: first);
        _pairs = [.. pairs.AsParallel().Where(p => table.Columns[p.First] is PreparedNumbers && table.Columns[p.Second] is PreparedNumbers
            ? Math.Abs(Correlations.Of(table).Between(p.First, p.Second)) > LeastCorrelation
            : Association(codes[p.First], codes[p.Second]) > LeastAssociation)];
    }

    /// <summary>The strong pairs of a table, found on first use.</summary>
    public static StrongPairs Of(PreparedTable table) => table.Shared(t => new StrongPairs(t));

    /// <summary>Whether the columns at these positions, the first the lower, hang together.</summary>
    public bool Holds(int first, int second) => _pairs.Contains((first, second));

    /// <summary>Cramér's V, √(χ² / (n · (fewer levels - 1))), missing being a level; 0 where a column is constant or the table of
    /// counts would have more than a million cells, whose V says nothing.</summary>
    private static double Association(CodedColumn x, CodedColumn y)
    {
        if ((long)x.Count * y.Count > MostCells) { return 0; }
        double[] ofX = new double[x.Count], ofY = new double[y.Count], both = new double[x.Count * y.Count];
        for (int row = 0; row < x.Codes.Length; row++)
        {
            ofX[x.Codes[row]]++;
            ofY[y.Codes[row]]++;
            both[x.Codes[row] * y.Count + y.Codes[row]]++;
        }
        int freedom = Math.Min(ofX.Count(n => n > 0), ofY.Count(n => n > 0)) - 1;
        if (freedom < 1) { return 0; }
        double share = -1; // χ² / n
        for (int cell = 0; cell < both.Length; cell++)
        {
            if (both[cell] > 0) { share += both[cell] * both[cell] / (ofX[cell / y.Count] * ofY[cell % y.Count]); }
        }
        return Math.Sqrt(Math.Max(0, share) / freedom);
    }
}
