namespace SynthTab.Evaluation;

/// <summary>On which side of the reference a table of copied training rows lies. The verdicts on fidelity and diversity leave a value
/// there to privacy: a copy looks like the real table and lacks nothing.</summary>
public enum CopySide
{
    /// <summary>Copies are nothing special, or score like the best table.</summary>
    None,

    /// <summary>Copies score above the reference.</summary>
    Above,

    /// <summary>Copies score below the reference.</summary>
    Below,
}
