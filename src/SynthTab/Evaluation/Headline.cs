namespace SynthTab.Evaluation;

/// <summary>How a headline figure is written.</summary>
public enum HeadlineForm
{
    /// <summary>The number as it is, with three decimals.</summary>
    Plain,

    /// <summary>A share, in per cent.</summary>
    Percent,

    /// <summary>What a similarity lacks to 1, in per cent: the error.</summary>
    ErrorPercent,
}

/// <summary>How a metric stands among the few lines that open every report.</summary>
/// <param name="Label">What the line is called, in a few plain words.</param>
/// <param name="Form">How the figure is written.</param>
public sealed record Headline(string Label, HeadlineForm Form);
