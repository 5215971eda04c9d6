using SynthTab.Tables;

namespace SynthTab.Synthesis.Completion;

/// <summary>The draws for one column's hidden cells, put together to one guess per cell, and compared with the truth.</summary>
internal sealed class DrawnGuess
{
    private readonly Column _truth;
    private readonly int[] _rows;
    private readonly double[][] _votes; // numbers: [1][cells], their sum; levels: [levels][cells], how often
    private int _draws;
    private double _first;

    /// <param name="truth">The column with every cell.</param>
    /// <param name="hidden">Which cells the model does not see, [rows].</param>
    public DrawnGuess(Column truth, bool[] hidden)
    {
        _truth = truth;
        _rows = [.. Enumerable.Range(0, hidden.Length).Where(row => hidden[row])];
        _votes = [.. Enumerable.Range(0, truth is NumericColumn ? 1 : truth.Schema.Levels.Count).Select(_ => new double[_rows.Length])];
    }

    /// <summary>Adds a draw.</summary>
    public void Add(Column made)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            if (made is NumericColumn numeric) { _votes[0][i] += numeric.Values[_rows[i]]; }
            else if (!made.IsMissing(_rows[i])) { _votes[((CategoricalColumn)made).Codes[_rows[i]]][i]++; }
        }
        if (_draws++ == 0) { _first = Score(Guess); }
    }

    /// <summary>The comparison.</summary>
    public ColumnImputation Result() => new(_truth.Schema.Name, _truth is NumericColumn, _rows.Length, Score(Guess), _first, Score(OneValue()));

    private double Guess(int cell) => _truth is NumericColumn ? _votes[0][cell] / _draws : Most(_votes.Select(v => v[cell]));

    /// <summary>The mean or the most frequent level of the cells that are not hidden.</summary>
    private Func<int, double> OneValue()
    {
        bool[] hidden = new bool[_truth.Count];
        foreach (int row in _rows) { hidden[row] = true; }
        int[] seen = [.. Enumerable.Range(0, _truth.Count).Where(row => !hidden[row] && !_truth.IsMissing(row))];
        if (_truth is NumericColumn numeric)
        {
            double mean = seen.Length == 0 ? 0 : seen.Average(row => numeric.Values[row]);
            return _ => mean;
        }
        var counts = new double[_truth.Schema.Levels.Count];
        foreach (int row in seen) { counts[((CategoricalColumn)_truth).Codes[row]]++; }
        int mode = Most(counts);
        return _ => mode;
    }

    private double Score(Func<int, double> guess)
    {
        double sum = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_truth is NumericColumn numeric)
            {
                double gap = guess(i) - numeric.Values[_rows[i]];
                sum += gap * gap;
            }
            else { sum += guess(i) == ((CategoricalColumn)_truth).Codes[_rows[i]] ? 1 : 0; }
        }
        return _truth is NumericColumn ? Math.Sqrt(sum / _rows.Length) : sum / _rows.Length;
    }

    private static int Most(IEnumerable<double> counts) => counts.Index().MaxBy(c => c.Item).Index;
}
