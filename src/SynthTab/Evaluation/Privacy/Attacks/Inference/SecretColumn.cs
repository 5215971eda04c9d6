using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks.Inference;

/// <summary>When a guess at a secret value counts as right, and how often random guesses would be.</summary>
/// <remarks>
/// A level must be the same. A number must lie within 5 % of the true value's magnitude, a moment within 5 % of the training
/// column's range (a moment has no natural zero). Missing is a value of its own.
/// </remarks>
internal sealed class SecretColumn
{
    private const double Tolerance = 0.05;

    private readonly double _momentTolerance;

    /// <summary>The column of this position.</summary>
    public SecretColumn(PreparedTable training, int position)
    {
        PreparedColumn column = training.Columns[position];
        Position = position;
        Name = column.Name;
        _momentTolerance = column is PreparedNumbers { Schema.Kind: ColumnKind.DateTime, Sorted: { Length: > 0 } sorted }
            ? Tolerance * (sorted[^1] - sorted[0])
            : double.NaN;
    }

    /// <summary>The column's position.</summary>
    public int Position { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Which guesses are right, [attacked rows].</summary>
    /// <param name="attacked">The rows whose secret is guessed.</param>
    /// <param name="judged">The rows whose value is the guess.</param>
    /// <param name="chosen">The judged row for each attacked one.</param>
    public bool[] Hits(PreparedTable attacked, PreparedTable judged, int[] chosen) => (attacked.Columns[Position], judged.Columns[Position]) switch
    {
        (PreparedNumbers truth, PreparedNumbers guess) => [.. chosen.Select((row, i) => IsClose(truth.Values[i], guess.Values[row]))],
        (PreparedCategories truth, PreparedCategories guess) => [.. chosen.Select((row, i) => truth.Codes[i] == guess.Codes[row])],
        _ => throw new ArgumentException("The two tables hold different columns.", nameof(judged)),
    };

    /// <summary>The expected number of right guesses if every guess is the value of a random judged row.</summary>
    public double ExpectedHits(PreparedTable attacked, PreparedTable judged)
        => (attacked.Columns[Position], judged.Columns[Position]) switch
        {
            (PreparedNumbers truth, PreparedNumbers guess) => truth.Values.Sum(t => Close(t, guess)) / (double)judged.Rows,
            (PreparedCategories truth, PreparedCategories guess) => truth.Codes.Sum(t => (long)(t < 0 ? guess.Missing : guess.Counts[t])) / (double)judged.Rows,
            _ => throw new ArgumentException("The two tables hold different columns.", nameof(judged)),
        };

    private bool IsClose(double truth, double guess)
        => double.IsNaN(truth) ? double.IsNaN(guess) : Math.Abs(guess - truth) <= Allowed(truth);

    /// <summary>How many of the judged values are close to the truth.</summary>
    private long Close(double truth, PreparedNumbers judged) => double.IsNaN(truth)
        ? judged.Missing
        : CountAtMost(judged.Sorted, truth + Allowed(truth)) - CountAtMost(judged.Sorted, Math.BitDecrement(truth - Allowed(truth)));

    private double Allowed(double truth) => double.IsNaN(_momentTolerance) ? Tolerance * Math.Abs(truth) : _momentTolerance;

    private static int CountAtMost(double[] sorted, double value) => BinEdges.CountAtOrBelow(sorted, value);
}
