namespace SynthTab.Evaluation;

/// <summary>Where good values of a metric lie.</summary>
public enum MetricDirection
{
    /// <summary>The higher, the better.</summary>
    Higher,

    /// <summary>The lower, the better.</summary>
    Lower,

    /// <summary>The closer to the reference, the better; a distance in either direction is a finding.</summary>
    CloserToReference,
}
