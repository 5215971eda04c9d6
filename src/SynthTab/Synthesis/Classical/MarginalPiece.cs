namespace SynthTab.Synthesis.Classical;

/// <summary>
/// A stretch of a column's distribution: values from <paramref name="Low"/> to <paramref name="High"/> that stand behind
/// <paramref name="Rows"/> rows, crowded towards one end by <paramref name="Power"/>.
/// </summary>
/// <param name="Rows">How many training rows.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; equal to the lower one where many rows share one value.</param>
/// <param name="Power">The value a share t up the stretch is low + (high - low) t^power: 1 is even, more crowds below.</param>
internal readonly record struct MarginalPiece(long Rows, double Low, double High, double Power)
{
    /// <summary>The value a share of the way up, in [0, 1].</summary>
    public double At(double share)
    {
        double weight = Power == 1 ? share : Math.Pow(share, Power);
        return Low * (1 - weight) + High * weight; // in this form the difference of two huge ends cannot overflow
    }
}
