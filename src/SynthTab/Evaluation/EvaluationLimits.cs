namespace SynthTab.Evaluation;

/// <summary>How many rows are looked at. A larger table is sampled by seed, and the scorecard says so.</summary>
public sealed record EvaluationLimits
{
    /// <summary>Rows taken of each table. At least 1; default 1,000,000.</summary>
    public int Rows { get; init; } = 1_000_000;

    /// <summary>Rows that a predictive model is trained on. At least 1; default 100,000.</summary>
    public int ModelRows { get; init; } = 100_000;

    /// <summary>Cells (rows x columns) of each table among which neighbours are sought, every row against every row; the rows
    /// beyond are left out. At least 1; default 500,000, which is 33,333 rows of 15 columns.</summary>
    public int NeighbourCells { get; init; } = 500_000;

    /// <summary>How many rows of a table of so many columns are searched for neighbours; at least 1,000 where there are as many.</summary>
    public int NeighbourRows(int columns) => Math.Max(NeighbourCells / Math.Max(columns, 1), 1_000);

    /// <summary>Throws an <see cref="OptionsException"/> that names every limit that cannot work.</summary>
    public void Validate() => new OptionsCheck("evaluation limits")
        .AtLeast(1, Rows)
        .AtLeast(1, ModelRows)
        .AtLeast(1, NeighbourCells)
        .ThrowIfAny();
}
