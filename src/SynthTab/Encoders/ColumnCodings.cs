using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>Which coding a column gets: the one place that knows them all.</summary>
internal static class ColumnCodings
{
    /// <summary>Learns the coding of a column.</summary>
    /// <param name="column">The training cells.</param>
    /// <param name="options">The options, validated.</param>
    /// <param name="random">Where learning makes a choice.</param>
    public static FittedColumn Fit(Column column, EncoderOptions options, RandomSource random) => (column, options.Numeric) switch
    {
        (CategoricalColumn levels, _) => OneHotColumn.Fit(levels, options.MaximumSlots),
        (NumericColumn numbers, NumericCoding.ModeSpecific) => ModeNormalizedColumn.Fit(numbers, options.MaximumModes),
        (NumericColumn numbers, NumericCoding.QuantileNormal) => QuantileNormalColumn.Fit(numbers, random),
        (NumericColumn numbers, NumericCoding.Standard) => StandardColumn.Fit(numbers),
        _ => throw new ArgumentException($"Column '{column.Schema.Name}' is of kind {column.Schema.Kind}, which has no coding."),
    };

    /// <summary>Brings the coding of a column back.</summary>
    /// <exception cref="SynthTabException">What was learned does not fit the column.</exception>
    public static FittedColumn From(LearnedColumn learned, ColumnSchema schema) => learned switch
    {
        LearnedLevels levels when schema.IsCategorical => new OneHotColumn(schema, levels),
        LearnedModes modes when schema.IsNumeric => new ModeNormalizedColumn(schema, modes),
        LearnedQuantiles quantiles when schema.IsNumeric => new QuantileNormalColumn(schema, quantiles),
        LearnedMoments moments when schema.IsNumeric => new StandardColumn(schema, moments),
        _ => throw new SynthTabException(
            $"encoder, column '{schema.Name}': the saved coding is not one for a column of kind {schema.Kind}."),
    };
}
