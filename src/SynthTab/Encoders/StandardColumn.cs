using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>What standard coding learns.</summary>
internal sealed record LearnedMoments : LearnedNumbers
{
    /// <summary>The mean of the ordinary values, as a place of their range within [-1, 1].</summary>
    public required double Mean { get; init; }

    /// <summary>Their standard deviation, in the same unit.</summary>
    public required double Deviation { get; init; }

    /// <inheritdoc/>
    public override void Check()
    {
        base.Check();
        Require(Deviation > 0, "the deviation must be above 0");
    }
}

/// <summary>
/// Standard coding of a number: its distance from the mean in standard deviations. Spans: a scalar, and a one-hot span of
/// [value, point masses, missing] where there are any of the latter.
/// </summary>
/// <remarks>Mean and deviation are those of the values that are no point masses. A value comes back within 1e-7 of their range,
/// before the grid rounds it.</remarks>
public sealed class StandardColumn : FittedNumericColumn
{
    private readonly UnitScale _scale;
    private readonly double _mean, _deviation;

    internal StandardColumn(ColumnSchema schema, LearnedMoments learned) : base(schema, learned, 1, alwaysShowsSlot: false)
    {
        (_mean, _deviation) = (learned.Mean, learned.Deviation);
        if (learned.Ordinary is not null) { _scale = new UnitScale(learned.Ordinary); }
    }

    /// <summary>Learns the column.</summary>
    internal static StandardColumn Fit(NumericColumn column)
    {
        NumericFacts facts = NumericFacts.Of(column);
        double mean = 0, deviation = 1;
        if (facts.Ordinary is ValueRange ordinary)
        {
            double[] places = new UnitScale(ordinary).Places(facts.OrdinaryValues);
            mean = places.Average();
            double variance = places.Average(p => (p - mean) * (p - mean));
            if (variance > 0) { deviation = Math.Sqrt(variance); }
        }
        return new StandardColumn(column.Schema, new LearnedMoments
        {
            Name = column.Schema.Name,
            Range = facts.Range,
            Ordinary = facts.Ordinary,
            PointMasses = facts.PointMasses,
            HasMissing = facts.HasMissing,
            Mean = mean,
            Deviation = deviation,
        });
    }

    private protected override (int Slot, double Scalar) EncodeOrdinary(double value, RandomSource random)
        => (0, (_scale.Place(value) - _mean) / _deviation);

    private protected override double DecodeOrdinary(int slot, double scalar) => _scale.Value(_mean + _deviation * scalar);
}
