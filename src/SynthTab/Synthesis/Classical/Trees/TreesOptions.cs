using System.ComponentModel;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>How <c>trees</c> learns a table.</summary>
public sealed record TreesOptions
{
    /// <summary>The privacy floor that no option goes below: no law of a leaf comes from fewer rows.</summary>
    public const int LeastLeaf = 3;

    /// <summary>The fewest training rows of a leaf, whose classes are the law that cells are drawn from. At least 3; default 10.</summary>
    [Description("The fewest training rows of a leaf, whose classes are what cells are drawn from; at least 3.")]
    public int MinLeaf { get; init; } = 10;

    /// <summary>How many rows' worth of the node above is mixed into the law of each node. At least 0; default 5.</summary>
    [Description("How many rows' worth of the node above is mixed into each node's law: more is further from the training rows; at least 0.")]
    public double Smoothing { get; init; } = 5;

    /// <summary>The order in which columns are drawn. Default <see cref="VisitingOrder.Association"/>.</summary>
    [Description("The order in which columns are drawn, each given those before it.")]
    public VisitingOrder Order { get; init; } = VisitingOrder.Association;

    /// <summary>The trees for each column, of which each row asks one by chance. At least 1; default 5.</summary>
    [Description("Trees for each column, of which each row asks one by chance; more than one are grown on random halves of the rows; at least 1.")]
    public int TreesPerColumn { get; init; } = 5;

    /// <summary>The classes that the ordinary values of a numeric column are cut into, or null for a number that fits the rows.</summary>
    [Description("Classes that the ordinary values of a numeric column are cut into; between 2 and 1024; none fits them to the rows.")]
    public int? Bins { get; init; }

    /// <summary>Whether rows that equal a training row are drawn anew. Default false.</summary>
    [Description("Whether rows that equal a training row in every cell are drawn anew; the model file then holds a fingerprint of each training row.")]
    public bool RejectCopies { get; init; }

    /// <summary>Throws an <see cref="OptionsException"/> that names every option that cannot work.</summary>
    public void Validate() => new OptionsCheck("trees")
        .AtLeast(LeastLeaf, MinLeaf)
        .Between(0, 1e6, Smoothing)
        .Between(1, 100, TreesPerColumn)
        .Require(Bins is null or (>= 2 and <= 1024), nameof(Bins), Bins ?? 0, "must be between 2 and 1024")
        .ThrowIfAny();
}
