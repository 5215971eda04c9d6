namespace SynthTab.Tuning;

/// <summary>How a trial's rows compare with real rows, part by part, and the one number that a search goes by.</summary>
/// <remarks>
/// Each part of fidelity and utility is told in units of what still counts as close to real rows: 0.3 points of shape error, 0.6 of trend
/// error, 0.05 of the detection's area, 1.5 % of what real rows teach. Their mean is the distance d, 0 for rows that nothing can
/// tell from real ones and 1 at the edge of close. The score is 1 / (1 + d) less the share of rows that are copies beyond
/// what sampling could explain: 1 is best, any table without copies is above 0, and a table of copies of the learned rows, however
/// perfect, is below. All comparisons are with rows that the model did not learn, so that knowing single rows does not pay.
/// </remarks>
public sealed record ScoreParts
{
    private const double ShapeUnit = 0.003, TrendUnit = 0.006, DetectionUnit = 0.05, UtilityUnit = 0.015;

    /// <summary>How much less alike single columns are than those of as many learned rows; at least 0.</summary>
    public required double ShapeExcess { get; init; }

    /// <summary>The same of pairs of columns; null where there is one column only.</summary>
    public required double? TrendExcess { get; init; }

    /// <summary>The area under the curve of boosted trees that tell the rows from validation rows; null where there are too
    /// few.</summary>
    public required double? Detection { get; init; }

    /// <summary>What share of its score a model loses by training on these rows instead of real ones; at least 0. Null without a
    /// target.</summary>
    public required double? UtilityLoss { get; init; }

    /// <summary>The share of rows nearer to learned than to as many validation rows; null where it cannot be told.</summary>
    public required double? NearerShare { get; init; }

    /// <summary>The share of rows that hang on single learned rows, as far as sampling leaves no other explanation: twice what the
    /// lower end of <see cref="NearerShare"/>'s interval is above a half, for all learned rows. In [0, 1].</summary>
    public required double Copied { get; init; }

    /// <summary>The share of exact copies of learned rows beyond what validation rows have and sampling could explain. In [0, 1].</summary>
    public required double ExactCopies { get; init; }

    /// <summary>The mean of the parts of fidelity and utility that there are, each in its unit.</summary>
    public double Distance => new[]
    {
        ShapeExcess / ShapeUnit,
        TrendExcess / TrendUnit,
        Detection is { } area ? Math.Abs(area - 0.5) / DetectionUnit : null,
        UtilityLoss / UtilityUnit,
    }.OfType<double>().Average();

    /// <summary>The number that the search goes by; 1 is best.</summary>
    public double Score => 1 / (1 + Distance) - Copied - ExactCopies;
}
