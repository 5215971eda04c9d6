namespace SynthTab.Learners.Trees;

/// <summary>How boosted trees learn.</summary>
internal sealed record BoostingOptions
{
    /// <summary>The number of trees. Default 100.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>The share of its step that each tree takes. Default 0.2.</summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>How far each tree grows. Default depth 6.</summary>
    public TreeGrowth Growth { get; init; } = new();
}
