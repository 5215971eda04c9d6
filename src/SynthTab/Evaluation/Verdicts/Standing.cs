namespace SynthTab.Evaluation.Verdicts;

/// <summary>Where the synthetic table stands by one metric.</summary>
public enum Standing
{
    /// <summary>Where real rows stand: better, or within what sampling leaves open, or too little behind to matter.</summary>
    AsReal,

    /// <summary>Behind real rows.</summary>
    Behind,

    /// <summary>Far behind real rows.</summary>
    FarBehind,
}
