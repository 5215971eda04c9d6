namespace SynthTab.Evaluation;

/// <summary>The question that a group of metrics shares; reports have one section for each, in this order.</summary>
public enum MetricFamily
{
    /// <summary>Does the synthetic table look like the real one?</summary>
    Fidelity,

    /// <summary>Does it hold everything that the real one holds, or only its middle?</summary>
    Diversity,

    /// <summary>Does what is learned from it work on real data?</summary>
    Utility,

    /// <summary>Does it give away rows of the training table?</summary>
    Privacy,
}
