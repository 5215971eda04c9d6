namespace SynthTab.Evaluation.Verdicts;

/// <summary>How a verdict went.</summary>
public enum VerdictGrade
{
    /// <summary>As good as real rows, as far as these tables can tell.</summary>
    Good,

    /// <summary>Behind real rows, in parts or a little.</summary>
    Mixed,

    /// <summary>Far behind real rows.</summary>
    Bad,

    /// <summary>There is nothing to compare with.</summary>
    NotJudged,
}
