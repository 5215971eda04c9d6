namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>What an attack gains on training rows over the same attack on rows that the generator never saw, as a share of
/// what there was to gain.</summary>
/// <remarks>
/// R = (a - c) / (1 - c) with the centres of Wilson's intervals for a and c, and the error
/// √((e_a / (1 - c))² + (e_c (a - 1) / (1 - c)²)²). What succeeds against anybody is knowledge of the population; only the
/// rest was learned from the training rows. Giomi et al. 2023, "A Unified Framework for Quantifying Privacy Risk in
/// Synthetic Data", eq. 3.
/// </remarks>
/// <param name="Risk">R, below zero where the control fares worse by chance.</param>
/// <param name="Error">Half the width of its 95 % interval.</param>
internal readonly record struct ResidualRisk(double Risk, double Error)
{
    /// <summary>The risk in [0, 1].</summary>
    public double Value => Math.Clamp(Risk, 0, 1);

    /// <summary>Its 95 % interval, within [0, 1].</summary>
    public Interval Interval => new(Math.Clamp(Risk - Error, 0, 1), Math.Clamp(Risk + Error, 0, 1));

    /// <summary>The risk behind two rates.</summary>
    public static ResidualRisk Of(AttackRate attack, AttackRate control)
    {
        (double a, double aError) = attack.Estimate;
        (double c, double cError) = control.Estimate;
        double left = 1 - c;
        double fromAttack = aError / left, fromControl = cError * (a - 1) / (left * left);
        return new ResidualRisk((a - c) / left, Math.Sqrt(fromAttack * fromAttack + fromControl * fromControl));
    }

    /// <summary>The plain mean of several risks. Their errors are averaged as well: the attacks share their rows, so that no
    /// independence is claimed.</summary>
    public static ResidualRisk Mean(IReadOnlyCollection<ResidualRisk> risks) => new(risks.Average(r => r.Risk), risks.Average(r => r.Error));

    /// <summary>Both figures times a factor.</summary>
    public ResidualRisk Times(double factor) => new(Risk * factor, Error * factor);
}
