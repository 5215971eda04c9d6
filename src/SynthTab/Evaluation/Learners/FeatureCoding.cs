using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Learners;

/// <summary>
/// Turns rows into features, with everything it needs learned from one table, as a user who holds only that table would.
/// Numbers: scaled to 0..1, gaps filled with the median and flagged. Categories: one feature for each level, or, beyond
/// <see cref="MostLevels"/> levels, the level's rank by frequency. The target is not looked at.
/// </summary>
internal sealed class FeatureCoding
{
    /// <summary>Up to so many levels get a feature each.</summary>
    public const int MostLevels = 64;

    private readonly (int Column, ColumnCoding Coding)[] _codings;
    private readonly int _width;

    private FeatureCoding((int, ColumnCoding)[] codings)
    {
        _codings = codings;
        _width = codings.Sum(c => c.Item2.Width);
    }

    /// <summary>Learns the coding of all columns but the target, or of all where there is none.</summary>
    public static FeatureCoding Fit(PreparedTable table, string? target) => new([.. table.Columns
        .Select((column, position) => (position, column))
        .Where(c => c.column.Name != target)
        .Select(c => (c.position, Fit(c.column)))]);

    /// <summary>The table's rows as features, [rows, width].</summary>
    public FeatureMatrix Encode(PreparedTable table)
    {
        var values = new float[table.Rows * _width];
        int start = 0;
        foreach ((int position, ColumnCoding coding) in _codings)
        {
            for (int row = 0; row < table.Rows; row++)
            {
                coding.Write(table.Columns[position], row, values.AsSpan(row * _width + start, coding.Width));
            }
            start += coding.Width;
        }
        return new FeatureMatrix(table.Rows, _width, values);
    }

    private static ColumnCoding Fit(PreparedColumn column) => column switch
    {
        PreparedNumbers numbers => new NumberCoding(numbers),
        PreparedCategories categories when categories.Counts.Count(n => n > 0) <= MostLevels => new LevelCoding(categories),
        _ => new FrequencyRankCoding((PreparedCategories)column),
    };

    private abstract class ColumnCoding(int width)
    {
        public int Width { get; } = width;

        public abstract void Write(PreparedColumn column, int row, Span<float> features);
    }

    private sealed class NumberCoding(PreparedNumbers learned) : ColumnCoding(learned.Missing > 0 ? 2 : 1)
    {
        private readonly UnitScale _scale = UnitScale.Of(learned);
        private readonly double _median = learned.Sorted.Length > 0 ? learned.Sorted[learned.Sorted.Length / 2] : 0;

        public override void Write(PreparedColumn column, int row, Span<float> features)
        {
            double value = ((PreparedNumbers)column).Values[row];
            features[0] = (float)_scale.Apply(double.IsNaN(value) ? _median : value);
            if (Width == 2) { features[1] = double.IsNaN(value) ? 1 : 0; }
        }
    }

    private sealed class LevelCoding(PreparedCategories learned) : ColumnCoding(learned.Counts.Count(n => n > 0) + 1)
    {
        // The last feature is for missing cells; a level that the learned table lacks has none.
        private readonly Dictionary<int, int> _places = Enumerable.Range(0, learned.Levels.Count)
            .Where(code => learned.Counts[code] > 0).Select((code, place) => (code, place)).ToDictionary(p => p.code, p => p.place);

        public override void Write(PreparedColumn column, int row, Span<float> features)
        {
            int code = ((PreparedCategories)column).Codes[row];
            if (code < 0) { features[^1] = 1; }
            else if (_places.TryGetValue(code, out int place)) { features[place] = 1; }
        }
    }

    private sealed class FrequencyRankCoding(PreparedCategories learned) : ColumnCoding(1)
    {
        private readonly Dictionary<int, int> _ranks = Enumerable.Range(0, learned.Levels.Count)
            .Where(code => learned.Counts[code] > 0).OrderByDescending(code => learned.Counts[code])
            .Select((code, rank) => (code, rank)).ToDictionary(p => p.code, p => p.rank);

        public override void Write(PreparedColumn column, int row, Span<float> features)
            => features[0] = _ranks.GetValueOrDefault(((PreparedCategories)column).Codes[row], -1);
    }
}
