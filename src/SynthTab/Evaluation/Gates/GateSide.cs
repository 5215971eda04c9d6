namespace SynthTab.Evaluation.Gates;

/// <summary>Which number of a figure a gate looks at.</summary>
public enum GateSide
{
    /// <summary>The figure of the synthetic table.</summary>
    Value,

    /// <summary>The lower end of its interval.</summary>
    Low,

    /// <summary>The upper end of its interval.</summary>
    High,

    /// <summary>The figure of the real table in its place.</summary>
    Reference,

    /// <summary>The figure over the reference, for as many rows.</summary>
    Ratio,
}
