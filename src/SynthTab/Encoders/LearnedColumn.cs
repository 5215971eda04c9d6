using System.Text.Json.Serialization;
using SynthTab.Encoders.Discrete;

namespace SynthTab.Encoders;

/// <summary>
/// What a coding has learned, as it stands in <c>encoder.json</c>. A fitted column is made from this and the schema alone,
/// whether it was learned a moment ago or read from a file, so that both encode and decode alike.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "coding")]
[JsonDerivedType(typeof(LearnedLevels), "one-hot")]
[JsonDerivedType(typeof(LearnedModes), "mode-specific")]
[JsonDerivedType(typeof(LearnedQuantiles), "quantile-normal")]
[JsonDerivedType(typeof(LearnedMoments), "standard")]
[JsonDerivedType(typeof(LearnedClasses), "classes")]
[JsonDerivedType(typeof(LearnedDaysAndTimes), "days-and-times")]
internal abstract record LearnedColumn
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Throws where the facts cannot belong together.</summary>
    /// <exception cref="SynthTabException">They cannot, and so the file is damaged.</exception>
    protected void Require(bool holds, string need)
    {
        if (!holds) { throw new SynthTabException($"encoder, column '{Name}': what was saved does not fit together, {need}."); }
    }
}

/// <summary>What every coding of numbers learns.</summary>
internal abstract record LearnedNumbers : LearnedColumn
{
    /// <summary>The least and the greatest value, or null where every cell is missing.</summary>
    public required ValueRange? Range { get; init; }

    /// <summary>The range of the values that are no point masses, or null where there is none.</summary>
    public required ValueRange? Ordinary { get; init; }

    /// <summary>The point masses, ascending.</summary>
    public required double[] PointMasses { get; init; }

    /// <summary>Whether there are missing cells.</summary>
    public required bool HasMissing { get; init; }

    /// <summary>Checks the shared facts.</summary>
    public virtual void Check()
    {
        Require(
            Range is not null || (HasMissing && Ordinary is null && PointMasses.Length == 0),
            "a column without a range has only missing cells");
        Require(Range is null || Ordinary is not null || PointMasses.Length > 0, "a column with a range has values or point masses");
        Require(Range is null || Range.Minimum <= Range.Maximum, "the minimum must not exceed the maximum");
        Require(Ordinary is null || Ordinary.Minimum <= Ordinary.Maximum, "the minimum must not exceed the maximum");
        Require(PointMasses.Zip(PointMasses.Skip(1)).All(pair => pair.First < pair.Second), "point masses must ascend");
    }
}

/// <summary>Two ends that both belong to the range.</summary>
/// <param name="Minimum">The lower end.</param>
/// <param name="Maximum">The upper end.</param>
internal sealed record ValueRange(double Minimum, double Maximum);
