namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>The order in which the columns of a row are drawn, each given those before it.</summary>
public enum VisitingOrder
{
    /// <summary>As they stand in the table.</summary>
    Table,

    /// <summary>From the column that is easiest to guess to the one that is hardest: by ascending entropy of their classes.</summary>
    Entropy,

    /// <summary>First the column that tells most of the others, then always the one that those already drawn tell most of.</summary>
    Association,
}
