using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Distances;

/// <summary>Which rows a training row matches in every category and, within 1 % of the row's own value, in every number.</summary>
/// <remarks>The rule of SDMetrics' NewRowSynthesis, whose score is one minus the share of such rows: |t - s| ≤ 0.01 |s|, so that 0
/// matches 0 alone; missing matches missing alone.</remarks>
internal sealed class RelativeMatches
{
    private const double Tolerance = 0.01;

    private readonly PreparedTable _training;
    private readonly PreparedNumbers? _pivot; // within a group rows are sorted by this column, so that few are compared
    private readonly Dictionary<ulong, int[]> _groups;

    private RelativeMatches(PreparedTable training)
    {
        _training = training;
        _pivot = training.Numbers.MaxBy(c => c.Values.Distinct().Count());
        _groups = Enumerable.Range(0, training.Rows).GroupBy(row => Key(training, row)).ToDictionary(g => g.Key, g => Sorted([.. g]));
    }

    /// <summary>How many rows of the candidate some row of the training table matches.</summary>
    public static int Count(PreparedTable training, PreparedTable candidate)
    {
        RelativeMatches matches = training.Shared(t => new RelativeMatches(t));
        return Enumerable.Range(0, candidate.Rows).AsParallel().Count(row => matches.Matches(candidate, row));
    }

    private bool Matches(PreparedTable candidate, int row)
    {
        if (!_groups.TryGetValue(Key(candidate, row), out int[]? group)) { return false; }
        if (_pivot is null) { return group.Any(other => Matches(candidate, row, other)); }
        double value = ((PreparedNumbers)candidate.Columns[PositionOf(_pivot)]).Values[row];
        if (double.IsNaN(value)) { return group.Any(other => Matches(candidate, row, other)); }
        // A hair wider than the rule, which is then asked exactly.
        double reach = Math.Abs(value) * Tolerance * (1 + 1e-9);
        for (int i = FirstAtLeast(group, value - reach); i < group.Length && _pivot.Values[group[i]] <= value + reach; i++)
        {
            if (Matches(candidate, row, group[i])) { return true; }
        }
        return false;
    }

    private bool Matches(PreparedTable candidate, int row, int other)
    {
        for (int c = 0; c < candidate.Columns.Count; c++)
        {
            bool same = (candidate.Columns[c], _training.Columns[c]) switch
            {
                (PreparedNumbers s, PreparedNumbers t) => double.IsNaN(s.Values[row])
                    ? double.IsNaN(t.Values[other])
                    : Math.Abs(t.Values[other] - s.Values[row]) <= Tolerance * Math.Abs(s.Values[row]),
                (PreparedCategories s, PreparedCategories t) => s.Codes[row] == t.Codes[other],
                _ => false,
            };
            if (!same) { return false; }
        }
        return true;
    }

    /// <summary>Rows that match have equal keys: the categories, and whether each number is missing, zero, negative or positive.</summary>
    private static ulong Key(PreparedTable table, int row)
    {
        ulong key = 0;
        foreach (PreparedColumn column in table.Columns)
        {
            int part = column is PreparedNumbers numbers
                ? (double.IsNaN(numbers.Values[row]) ? 2 : Math.Sign(numbers.Values[row]))
                : ((PreparedCategories)column).Codes[row];
            key = RowKeys.Mix(unchecked(key * 31 + (ulong)part));
        }
        return key;
    }

    private int PositionOf(PreparedNumbers column) => Enumerable.Range(0, _training.Columns.Count).First(i => _training.Columns[i] == column);

    private int[] Sorted(int[] rows)
    {
        if (_pivot is not null) { Array.Sort(Array.ConvertAll(rows, row => _pivot.Values[row]), rows); }
        return rows;
    }

    private int FirstAtLeast(int[] group, double value)
    {
        int low = 0, high = group.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_pivot!.Values[group[middle]] >= value) { high = middle; } else { low = middle + 1; }
        }
        return low;
    }
}
