using SynthTab.Learners.Trees;

namespace SynthTab.Evaluation.Preparation;

/// <summary>
/// Codes a table for trees, as learned from one table: numbers fall into at most 254 bins of about equally many learned values
/// (each value has its own where there are so few), missing cells keep a code of their own, and so do the 254 most frequent
/// levels of a category; rarer and unseen levels share the last code.
/// </summary>
internal sealed class RowBinning
{
    private readonly ColumnBinning[] _columns;

    private RowBinning(ColumnBinning[] columns)
    {
        _columns = columns;
    }

    /// <summary>Learns bins and levels of every column.</summary>
    public static RowBinning Fit(PreparedTable table) => new([.. table.Columns.Select<PreparedColumn, ColumnBinning>(c => c switch
    {
        PreparedNumbers numbers => new NumberBinning(numbers.Sorted),
        _ => new LevelBinning((PreparedCategories)c),
    })]);

    /// <summary>The rows of a table that has the same columns.</summary>
    public BinnedRows Apply(PreparedTable table) => new(table.Rows, [.. table.Columns.Zip(_columns, (column, binning) => binning.Apply(column))]);

    private abstract class ColumnBinning
    {
        public abstract BinnedColumn Apply(PreparedColumn column);
    }

    private sealed class NumberBinning(double[] sorted) : ColumnBinning
    {
        private readonly NumberCuts _cuts = NumberCuts.Of(sorted);

        public override BinnedColumn Apply(PreparedColumn column)
            => new(Array.ConvertAll(((PreparedNumbers)column).Values, _cuts.Code), _cuts.Codes, IsOrdered: true);
    }

    private sealed class LevelBinning : ColumnBinning
    {
        private readonly byte[] _codes; // of each level
        private readonly int _others;

        public LevelBinning(PreparedCategories learned)
        {
            int[] byFrequency = [.. Enumerable.Range(0, learned.Levels.Count).Where(level => learned.Counts[level] > 0)
                .OrderByDescending(level => learned.Counts[level]).ThenBy(level => level).Take(NumberCuts.MostBins)];
            _others = byFrequency.Length + 1;
            _codes = new byte[learned.Levels.Count];
            Array.Fill(_codes, (byte)_others);
            for (int i = 0; i < byFrequency.Length; i++) { _codes[byFrequency[i]] = (byte)(i + 1); }
        }

        public override BinnedColumn Apply(PreparedColumn column)
            => new(Array.ConvertAll(((PreparedCategories)column).Codes, level => level < 0 ? (byte)0 : _codes[level]), _others + 1, IsOrdered: false);
    }
}
