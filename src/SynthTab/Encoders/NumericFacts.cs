using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>A numeric column looked at once: what all codings of numbers need to learn from it.</summary>
internal sealed class NumericFacts
{
    private NumericFacts(ValueRange? range, double[] masses, double[] ordinary, int ordinaryDistinct, bool hasMissing)
    {
        Range = range;
        PointMasses = masses;
        OrdinaryValues = ordinary;
        OrdinaryDistinct = ordinaryDistinct;
        HasMissing = hasMissing;
    }

    /// <summary>The least and the greatest value, or null where every cell is missing.</summary>
    public ValueRange? Range { get; }

    /// <summary>The point masses, ascending.</summary>
    public double[] PointMasses { get; }

    /// <summary>All values that are no point masses, ascending, with repetitions.</summary>
    public double[] OrdinaryValues { get; }

    /// <summary>How many different ones there are.</summary>
    public int OrdinaryDistinct { get; }

    /// <summary>The range of the values that are no point masses, or null where there is none.</summary>
    public ValueRange? Ordinary => OrdinaryValues.Length == 0 ? null : new ValueRange(OrdinaryValues[0], OrdinaryValues[^1]);

    /// <summary>Whether there are missing cells.</summary>
    public bool HasMissing { get; }

    /// <summary>Looks at the column.</summary>
    public static NumericFacts Of(NumericColumn column)
    {
        DistinctValues distinct = DistinctValues.Of(column.Values);
        double[] masses = Encoders.PointMasses.Find(distinct);
        ValueRange? range = distinct.Rows == 0 ? null : new ValueRange(distinct.Values[0], distinct.Values[^1]);
        return new NumericFacts(
            range, masses, distinct.Without(masses), distinct.Values.Length - masses.Length, distinct.Rows < column.Count);
    }
}
