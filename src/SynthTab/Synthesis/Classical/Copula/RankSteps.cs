using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>The steps through which a table's columns show their ranks, in the order in which
/// <see cref="TableMarginals"/> counts ranks.</summary>
internal static class RankSteps
{
    /// <summary>The normal scores of all ranks of a column: its value, and behind it, where cells are missing, whether it is.</summary>
    public static IEnumerable<NormalScores> Of(Column column, IColumnMarginal marginal)
    {
        if (marginal is CategoricalMarginal categorical)
        {
            yield return OfLevels((CategoricalColumn)column, categorical);
            yield break;
        }
        var numeric = (NumericColumn)column;
        yield return OfNumbers(numeric.Values);
        if (marginal.Ranks == 2) { yield return OfPresence(numeric); }
    }

    private static NormalScores OfLevels(CategoricalColumn column, CategoricalMarginal marginal)
        => NormalScores.Of(Array.ConvertAll(column.Codes, marginal.PositionOf), marginal.Ends);

    private static NormalScores OfPresence(NumericColumn column)
    {
        double missing = (double)column.MissingCount / column.Count;
        int[] steps = Array.ConvertAll(column.Values, v => double.IsNaN(v) ? 0 : 1);
        return missing < 1 ? NormalScores.Of(steps, [missing, 1]) : NormalScores.Of(steps, [1]);
    }

    /// <summary>Each different value is a step.</summary>
    private static NormalScores OfNumbers(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        double[] sorted = Array.ConvertAll(order, i => values[i]);
        Array.Sort(sorted, order);
        int[] steps = [.. Enumerable.Repeat(-1, values.Length)];
        var ends = new List<double>();
        for (int i = 0; i < order.Length; i++)
        {
            steps[order[i]] = ends.Count;
            if (i == order.Length - 1 || sorted[i + 1] != sorted[i]) { ends.Add((i + 1.0) / order.Length); }
        }
        return NormalScores.Of(steps, ends.Count == 0 ? [1] : [.. ends]);
    }
}
