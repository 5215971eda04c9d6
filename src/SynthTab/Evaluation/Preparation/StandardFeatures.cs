using SynthTab.Learners;

namespace SynthTab.Evaluation.Preparation;

/// <summary>
/// The features of a linear model, learned from one table: numbers (x - mean) / standard deviation with gaps at the mean, and
/// one 0-or-1 feature for each category that the table has. Missing is a category where the table has missing cells; a
/// category that the table lacks is all zeros.
/// </summary>
/// <remarks>Where a table has more categories than <c>mostFeatures</c> allows, each column keeps its most frequent ones; the
/// others are all zeros.</remarks>
internal sealed class StandardFeatures
{
    /// <summary>How many features a linear model is given at most; its cost grows with the square.</summary>
    public const int MostFeatures = 512;

    private readonly (int Column, StandardScale Scale)[] _numbers;
    private readonly (int Column, Dictionary<int, int> Places)[] _categories;

    private StandardFeatures((int, StandardScale)[] numbers, (int, Dictionary<int, int>)[] categories, int[] columnOf)
    {
        _numbers = numbers;
        _categories = categories;
        ColumnOf = columnOf;
    }

    /// <summary>The position of the column that each feature comes from, [width].</summary>
    public int[] ColumnOf { get; }

    /// <summary>The number of features.</summary>
    public int Width => ColumnOf.Length;

    /// <summary>Learns means, deviations and categories.</summary>
    /// <param name="table">What is learned from.</param>
    /// <param name="without">The name of a column to leave out, such as the one to predict.</param>
    /// <param name="mostFeatures">How many features there may be, unless there are more columns than that.</param>
    public static StandardFeatures Fit(PreparedTable table, string? without = null, int mostFeatures = MostFeatures)
    {
        (PreparedColumn Column, int Position)[] columns = [.. table.Columns.Select((c, i) => (c, i)).Where(c => c.c.Name != without)];
        (PreparedNumbers Column, int Position)[] numbers = [.. columns.Where(c => c.Column is PreparedNumbers).Select(c => ((PreparedNumbers)c.Column, c.Position))];
        (int[] Codes, int Position)[] categories =
            [.. columns.Where(c => c.Column is PreparedCategories).Select(c => (ByFrequency((PreparedCategories)c.Column), c.Position))];
        int kept = KeptLevels([.. categories.Select(c => c.Codes.Length)], mostFeatures - numbers.Length);
        List<int> columnOf = [.. numbers.Select(n => n.Position)];
        var places = new List<(int, Dictionary<int, int>)>();
        foreach ((int[] codes, int position) in categories)
        {
            var place = new Dictionary<int, int>();
            foreach (int code in codes.Take(kept))
            {
                place[code] = columnOf.Count;
                columnOf.Add(position);
            }
            places.Add((position, place));
        }
        return new StandardFeatures([.. numbers.Select(n => (n.Position, StandardScale.Of(n.Column)))], [.. places], [.. columnOf]);
    }

    /// <summary>The table's rows as features, in order.</summary>
    public StandardRows Apply(PreparedTable table)
    {
        var numbers = new double[table.Rows * _numbers.Length];
        for (int i = 0; i < _numbers.Length; i++)
        {
            (int column, StandardScale scale) = _numbers[i];
            double[] values = ((PreparedNumbers)table.Columns[column]).Values;
            for (int row = 0; row < values.Length; row++) { numbers[row * _numbers.Length + i] = scale.Apply(values[row]); }
        }
        var places = new int[table.Rows * _categories.Length];
        for (int i = 0; i < _categories.Length; i++)
        {
            (int column, Dictionary<int, int> known) = _categories[i];
            int[] codes = ((PreparedCategories)table.Columns[column]).Codes;
            for (int row = 0; row < codes.Length; row++) { places[row * _categories.Length + i] = known.GetValueOrDefault(codes[row], -1); }
        }
        return new StandardRows(table.Rows, Width, numbers, places);
    }

    /// <summary>The codes that occur, the most frequent first; -1 for missing.</summary>
    private static int[] ByFrequency(PreparedCategories column) =>
    [
        .. column.Counts.Select((count, code) => (count, code)).Append((count: column.Missing, code: -1))
            .Where(c => c.count > 0).OrderByDescending(c => c.count).ThenBy(c => c.code).Select(c => c.code),
    ];

    /// <summary>The largest number of levels per column with which all columns together stay within the budget; at least 1.</summary>
    private static int KeptLevels(int[] levels, int budget)
    {
        int kept = Math.Max(levels.DefaultIfEmpty(1).Max(), 1);
        while (kept > 1 && levels.Sum(n => Math.Min(n, kept)) > budget) { kept -= Math.Max(1, kept / 64); }
        return kept;
    }
}
