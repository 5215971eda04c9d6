using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>What the cells of one column say of its ranks, worked out once for each different cell.</summary>
/// <param name="marginal">The column's distribution.</param>
internal sealed class KnownCells(IColumnMarginal marginal)
{
    private readonly Dictionary<double, RankEvidence?[]> _byCell = [];
    private readonly RankEvidence?[] _gap = [RankEvidence.Within(marginal.Present), .. new RankEvidence?[marginal.Ranks - 1]];

    /// <summary>The evidence of one cell for each of the column's ranks, null where it says nothing.</summary>
    /// <param name="column">The cells.</param>
    /// <param name="row">Which one.</param>
    /// <param name="unknown">Whether it is a gap, of which only is known that there is a value.</param>
    public RankEvidence?[] Of(Column column, int row, bool unknown)
    {
        if (unknown) { return _gap; }
        double cell = column is NumericColumn numeric ? numeric.Values[row] : ((CategoricalColumn)column).Codes[row];
        return _byCell.TryGetValue(cell, out RankEvidence?[]? known) ? known : _byCell[cell] = marginal.Known(cell);
    }
}
