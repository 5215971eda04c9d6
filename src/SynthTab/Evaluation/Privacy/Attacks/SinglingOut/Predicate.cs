namespace SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

/// <summary>A statement about one cell of a row, such as "age is at least 81".</summary>
/// <param name="Column">The column's position.</param>
/// <param name="Comparison">How the cell is compared.</param>
/// <param name="Value">What it is compared with: a number, or a level's code; 0 where only presence is asked.</param>
internal readonly record struct Predicate(int Column, Comparison Comparison, double Value = 0)
{
    /// <summary>Whether the cell (NaN where missing) satisfies the statement.</summary>
    public bool Holds(double cell) => Comparison switch
    {
        Comparison.Equal => cell == Value,
        Comparison.NotEqual => cell < Value || cell > Value,
        Comparison.Less => cell < Value,
        Comparison.AtMost => cell <= Value,
        Comparison.AtLeast => cell >= Value,
        Comparison.Greater => cell > Value,
        Comparison.Missing => double.IsNaN(cell),
        _ => !double.IsNaN(cell),
    };
}
