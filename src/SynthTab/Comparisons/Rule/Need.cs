namespace SynthTab.Comparisons.Rule;

/// <summary>What a person wants most of a synthetic table.</summary>
public enum Need
{
    /// <summary>Quality first, then privacy, then cost.</summary>
    Balanced,

    /// <summary>As little as possible told about training rows.</summary>
    Privacy,

    /// <summary>A table soon.</summary>
    Speed,

    /// <summary>A table as close to the real one as can be.</summary>
    Fidelity,

    /// <summary>Rows to order: conditions, gaps, guidance.</summary>
    Control,
}
