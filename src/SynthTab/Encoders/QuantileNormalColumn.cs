using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>What quantile-normal coding learns.</summary>
internal sealed record LearnedQuantiles : LearnedNumbers
{
    /// <summary>The quantiles of the ordinary values, as places of their range within [-1, 1], [quantiles].</summary>
    public required double[] Quantiles { get; init; }

    /// <summary>Whether values are spread over the step of the grid around them.</summary>
    public required bool IsSpread { get; init; }

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        Require((Quantiles.Length > 0) == (Ordinary is not null), "a column with ordinary values has quantiles");
        Require(Quantiles.Zip(Quantiles.Skip(1)).All(pair => pair.First <= pair.Second), "quantiles must not fall");
    }
}

/// <summary>
/// Quantile-normal coding of a number: its rank among the training values, bent into a standard normal (see
/// <see cref="QuantileTable"/>). Spans: a scalar in about [-5.2, 5.2], and a one-hot span of [value, point masses, missing] where
/// there are any of the latter.
/// </summary>
/// <remarks>
/// On a coarse grid (at most 1,000 steps from end to end) a value is first spread evenly over 90 % of the step around it, so that
/// a model meets a smooth density instead of a comb; rounding undoes it. Such a column comes back exactly; any other within
/// 5e-5 of the range of the ordinary values, before the grid rounds it.
/// </remarks>
public sealed class QuantileNormalColumn : FittedNumericColumn
{
    private const int MostSpreadSteps = 1000;
    private const double SpreadPart = 0.9; // below 1, so that single precision cannot carry a value over to the next grid point

    private readonly UnitScale _scale;
    private readonly QuantileTable? _table; // null: every value is a point mass
    private readonly double _spread;        // the width over which a value is spread, or 0

    internal QuantileNormalColumn(ColumnSchema schema, LearnedQuantiles learned) : base(schema, learned, 1, alwaysShowsSlot: false)
    {
        if (learned.Ordinary is null) { return; }
        _spread = learned.IsSpread ? SpreadPart * Step : 0;
        _scale = ScaleOf(learned.Ordinary, _spread);
        _table = new QuantileTable(learned.Quantiles);
    }

    /// <summary>Learns the column.</summary>
    internal static QuantileNormalColumn Fit(NumericColumn column, RandomSource random)
    {
        NumericFacts facts = NumericFacts.Of(column);
        double[] quantiles = [];
        bool isSpread = false;
        if (facts.Ordinary is ValueRange ordinary)
        {
            double step = new NumericGrid(column.Schema, ordinary).Step;
            isSpread = step > 0 && ordinary.Maximum - ordinary.Minimum <= MostSpreadSteps * step;
            double width = isSpread ? SpreadPart * step : 0;
            double[] places = ScaleOf(ordinary, width).Places(Array.ConvertAll(facts.OrdinaryValues, v => Spread(v, width, random)));
            Array.Sort(places);
            quantiles = QuantileTable.Of(places, QuantileTable.CountFor(places.Length)).Quantiles;
        }
        return new QuantileNormalColumn(column.Schema, new LearnedQuantiles
        {
            Name = column.Schema.Name,
            Range = facts.Range,
            Ordinary = facts.Ordinary,
            PointMasses = facts.PointMasses,
            HasMissing = facts.HasMissing,
            Quantiles = quantiles,
            IsSpread = isSpread,
        });
    }

    /// <summary>The scalars that ordinary values of a range have, from lowest to highest; null where the range holds no such value.</summary>
    /// <param name="minimum">The lower end, or negative infinity.</param>
    /// <param name="maximum">The upper end, or positive infinity.</param>
    /// <param name="minimumExcluded">Whether the lower end itself does not belong to the range.</param>
    /// <param name="maximumExcluded">Whether the upper end itself does not belong to the range.</param>
    public (double Low, double High)? ScalarsOf(double minimum, double maximum, bool minimumExcluded, bool maximumExcluded)
    {
        if (_table is null || Ordinary is not { } own || minimum > own.Maximum || maximum < own.Minimum) { return null; }
        double half = _spread > 0 ? Step / 2 : 0; // a spread value lies within half a step of itself
        double low = minimum <= own.Minimum - half ? double.NegativeInfinity
            : _table.Forward(_scale.Place(minimum + (minimumExcluded ? half : -half)));
        double high = maximum >= own.Maximum + half ? double.PositiveInfinity
            : _table.Forward(_scale.Place(maximum + (maximumExcluded ? -half : half)));
        return low <= high ? (low, high) : null;
    }

    private protected override (int Slot, double Scalar) EncodeOrdinary(double value, RandomSource random)
        => (0, _table!.Forward(_scale.Place(Spread(value, _spread, random))));

    private protected override double DecodeOrdinary(int slot, double scalar) => _scale.Value(_table!.Inverse(scalar));

    private static double Spread(double value, double width, RandomSource random)
        => width == 0 ? value : value + (random.NextDouble() - 0.5) * width;

    /// <summary>The scale of the ordinary values, with room for the spread at both ends.</summary>
    private static UnitScale ScaleOf(ValueRange ordinary, double width)
        => new(new ValueRange(ordinary.Minimum - width / 2, ordinary.Maximum + width / 2));
}
