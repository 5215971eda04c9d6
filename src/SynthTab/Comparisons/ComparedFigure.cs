namespace SynthTab.Comparisons;

/// <summary>What a figure says about a model.</summary>
public enum FigureGroup
{
    /// <summary>Does the table look like the real one?</summary>
    Fidelity,

    /// <summary>Does it hold everything that the real one holds?</summary>
    Diversity,

    /// <summary>Does what is learned from it work on real data?</summary>
    Utility,

    /// <summary>Does it give training rows away?</summary>
    Privacy,
}

/// <summary>How a figure is written.</summary>
public enum FigureForm
{
    /// <summary>The number, with three decimals.</summary>
    Plain,

    /// <summary>A share, in per cent.</summary>
    Percent,
}

/// <summary>One figure that models are compared by, and how far from real rows it is held to be.</summary>
/// <param name="Name">In files, in kebab-case.</param>
/// <param name="Label">The heading that a reader sees.</param>
/// <param name="Metric">The metric of the evaluator that it is taken from.</param>
/// <param name="Group">What it says.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Loss">From a value and its reference to a loss: 0 where real rows are or better, 1 where a table is worthless by this
/// figure, or worse; may leave these bounds, which are kept elsewhere.</param>
/// <param name="Expected">The reference where the evaluator has none.</param>
public sealed record ComparedFigure(
    string Name, string Label, string Metric, FigureGroup Group, FigureForm Form, Func<double, double, double> Loss, double Expected)
{
    /// <summary>An error as large as this is held for worthless: ten points beyond that of real rows.</summary>
    private const double WorthlessError = 0.1;

    /// <summary>One row in ten copied beyond what real rows show is as bad as copies need to be.</summary>
    private const double WorstCopies = 0.1;

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<ComparedFigure> All { get; } =
    [
        new("shape-error", "shape error", "column-shapes", FigureGroup.Fidelity, FigureForm.Percent, Error, 0),
        new("trend-error", "trend error", "pair-trends-shared-edges", FigureGroup.Fidelity, FigureForm.Percent, Error, 0),
        new("detection", "told apart (AUC)", "detection-trees", FigureGroup.Fidelity, FigureForm.Plain, Area, 0.5),
        new("beta-recall", "beta-recall", "beta-recall", FigureGroup.Diversity, FigureForm.Plain, Share, 1),
        new("coverage", "coverage", "density-and-coverage", FigureGroup.Diversity, FigureForm.Plain, Share, 1),
        new("utility", "utility (of real)", "train-synthetic-test-real", FigureGroup.Utility, FigureForm.Percent, Share, 1),
        new("distance-share", "distance share", "distance-to-closest-record", FigureGroup.Privacy, FigureForm.Percent, Area, 0.5),
        new("membership", "membership (AUC)", "membership", FigureGroup.Privacy, FigureForm.Plain, Area, 0.5),
        new("exact-copies", "exact copies", "exact-copies", FigureGroup.Privacy, FigureForm.Percent, (value, real) => (value - real) / WorstCopies, 0),
    ];

    private static double Error(double value, double real) => (value - real) / WorthlessError;

    private static double Share(double value, double real) => real > 0 ? 1 - value / real : 0;

    /// <summary>Half is chance, and a reference below it is chance too.</summary>
    private static double Area(double value, double real) => 2 * (value - Math.Max(real, 0.5));
}
