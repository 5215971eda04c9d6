namespace SynthTab.Evaluation;

/// <summary>How many rows are looked at. A larger table is sampled by seed, and the scorecard says so.</summary>
public sealed record EvaluationLimits
{
    /// <summary>For a first look, in a fraction of the time: 10,000 rows of each table, 4,000 for models, neighbours among
    /// 75,000 cells, which is 5,000 rows of 15 columns, and intervals from 3 halves of 1,500 rows.</summary>
    public static EvaluationLimits Quick { get; } = new() { Rows = 10_000, ModelRows = 4_000, NeighbourCells = 75_000, HalvedRows = 1_500, Halves = 3 };

    /// <summary>For an audit, which may take its time: 500,000 rows for models, and neighbours among 2,000,000 cells, which is
    /// 133,333 rows of 15 columns.</summary>
    public static EvaluationLimits Deep { get; } = new() { ModelRows = 500_000, NeighbourCells = 2_000_000 };

    /// <summary>Rows taken of each table. At least 1; default 1,000,000.</summary>
    public int Rows { get; init; } = 1_000_000;

    /// <summary>Rows that a predictive model is trained on. At least 1; default 100,000.</summary>
    public int ModelRows { get; init; } = 100_000;

    /// <summary>Cells (rows x columns) of each table among which neighbours are sought, every row against every row; the rows
    /// beyond are left out. At least 1; default 500,000, which is 33,333 rows of 15 columns.</summary>
    public int NeighbourCells { get; init; } = 500_000;

    /// <summary>Judged rows of which random halves are taken where an interval comes from those and scales with the number of rows.
    /// At least 10; default 5,000.</summary>
    public int HalvedRows { get; init; } = 5_000;

    /// <summary>The most halves that are taken. At least 2; default 16.</summary>
    public int Halves { get; init; } = 16;

    /// <summary>How many rows of a table of so many columns are searched for neighbours; at least 1,000 where there are as many.</summary>
    public int NeighbourRows(int columns) => Math.Max(NeighbourCells / Math.Max(columns, 1), 1_000);

    /// <summary>Throws an <see cref="OptionsException"/> that names every limit that cannot work.</summary>
    public void Validate() => new OptionsCheck("evaluation limits")
        .AtLeast(1, Rows)
        .AtLeast(1, ModelRows)
        .AtLeast(1, NeighbourCells)
        .AtLeast(10, HalvedRows)
        .AtLeast(2, Halves)
        .ThrowIfAny();
}
