namespace SynthTab.Evaluation.Fidelity.Detection;

/// <summary>How often a group of rows occurs in two tables.</summary>
/// <param name="Real">Rows of the training table.</param>
/// <param name="Judged">Rows of the judged table.</param>
/// <param name="RealRows">All rows of the training table.</param>
/// <param name="JudgedRows">All rows of the judged table.</param>
internal readonly record struct Giveaway(int Real, int Judged, int RealRows, int JudgedRows)
{
    /// <summary>Smaller groups are not counted out in a report: they could be told apart.</summary>
    public const int LeastRows = 10;

    /// <summary>The headings of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["training rows", "judged rows", "training share", "judged share", "standard errors"];

    /// <summary>The share among judged less that among training rows.</summary>
    public double Excess => Judged / (double)JudgedRows - Real / (double)RealRows;

    /// <summary>The excess in standard errors of the difference of two shares of one law; 0 where there is no row.</summary>
    public double StandardErrors
    {
        get
        {
            double share = (Real + Judged) / ((double)RealRows + JudgedRows);
            double error = Math.Sqrt(share * (1 - share) * (1.0 / RealRows + 1.0 / JudgedRows));
            return error > 0 ? Excess / error : 0;
        }
    }

    /// <summary>Whether the group is large enough in one of the tables to be named.</summary>
    public bool CanBeTold => Math.Max(Real, Judged) >= LeastRows;

    /// <summary>The row of a detail table, with counts of 1 to 9 left blank, and what is measured in standard errors.</summary>
    public double?[] Values(double standardErrors) =>
    [
        Told(Real), Told(Judged),
        Told(Real) is null ? null : Real / (double)RealRows, Told(Judged) is null ? null : Judged / (double)JudgedRows,
        standardErrors,
    ];

    private static double? Told(int count) => count is > 0 and < LeastRows ? null : count;
}
