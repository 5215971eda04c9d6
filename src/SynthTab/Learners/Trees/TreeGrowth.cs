namespace SynthTab.Learners.Trees;

/// <summary>How far a tree grows.</summary>
internal sealed record TreeGrowth
{
    /// <summary>The most splits between root and leaf. Default 6.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>The least sum of curvatures (for plain averages: of row weights) on each side of a split. Default 1.</summary>
    public double LeastWeight { get; init; } = 1;

    /// <summary>What is added to the sum of curvatures, so that leaves of few rows move little: λ. Default 1.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>How many columns, drawn at random for each split, are looked at; null (the default) for all.</summary>
    public int? ColumnsPerSplit { get; init; }
}
