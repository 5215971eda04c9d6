namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>How often an attack succeeded.</summary>
/// <param name="Successes">Successes; a fraction where they are expected ones.</param>
/// <param name="Attempts">Attacks made, at least 1: those that were really made, not those that were wished for.</param>
internal readonly record struct AttackRate(double Successes, int Attempts)
{
    /// <summary>The share of attacks that succeeded.</summary>
    public double Share => Successes / Attempts;

    /// <summary>Wilson's 95 % interval of that share.</summary>
    public Interval Interval => Wilson.Interval(Successes, Attempts);

    /// <summary>The centre of Wilson's interval and half its width, from which the residual risk is made.</summary>
    public (double Centre, double HalfWidth) Estimate => Wilson.Estimate(Successes, Attempts);

    /// <summary>The rate at which the hits stand among all answers.</summary>
    public static AttackRate Of(bool[] hits) => new(hits.AsSpan().Count(true), hits.Length);
}
