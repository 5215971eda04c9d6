using SynthTab.Tables;

namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>Edges of ranges that hold about equally many values, rounded so that no edge is a cell of the table.</summary>
internal static class RoundEdges
{
    private static readonly double[] _timeSteps = [1, 60, 3_600, 86_400, 10 * 86_400, 100 * 86_400, 1_000 * 86_400, 10_000 * 86_400.0];

    /// <summary>At most one edge fewer than ranges, ascending and all different; none where the values do not spread.</summary>
    public static double[] Of(double[] sorted, int ranges, ColumnSchema schema)
    {
        if (ranges < 2 || sorted.Length == 0) { return []; }
        double Quantile(double share) => sorted[(int)(share * (sorted.Length - 1))];
        double spread = Quantile(0.9) - Quantile(0.1);
        if (!(spread > 0) || !double.IsFinite(spread)) { return []; }
        double step = Step(spread / (2 * ranges), schema);
        if (!(step > 0)) { return []; } // the spread of denormals
        return [.. Enumerable.Range(1, ranges - 1).Select(i => Math.Round(Quantile(i / (double)ranges) / step) * step + 0.0).Where(double.IsFinite).Distinct()];
    }

    /// <summary>The greatest power of ten, or for moments the greatest round time, that is not above the width.</summary>
    private static double Step(double width, ColumnSchema schema)
    {
        if (schema.Kind == ColumnKind.DateTime) { return _timeSteps.LastOrDefault(s => s <= width, _timeSteps[0]); }
        double step = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return schema.Kind == ColumnKind.Integer ? Math.Max(1, step) : step;
    }
}
