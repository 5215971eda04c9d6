namespace SynthTab.Evaluation;

/// <summary>Which real table takes the synthetic one's place when a metric's reference is computed. It is cut to the synthetic
/// table's number of rows where it has more; where it has fewer, so many synthetic rows are judged once more beside it.</summary>
public enum ReferenceKind
{
    /// <summary>The holdout is judged as if it were synthetic: what a fresh sample of the same law scores. For fidelity,
    /// diversity and plain privacy counts.</summary>
    HoldoutAsSynthetic,

    /// <summary>One half of the holdout is judged, the other half is the unseen control. For attacks, which need real rows
    /// that the judged table cannot have learned from.</summary>
    HoldoutHalves,

    /// <summary>The training table itself is judged, with the holdout unseen. For utility: what real data teaches.</summary>
    TrainingAsSynthetic,
}
