using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How close mean, median and standard deviation of each number are to the real ones, over the real range; the plain
/// mean of the three and of the columns.</summary>
/// <remarks>The StatisticSimilarity of SDMetrics, max(0, 1 - |difference| / range) for each statistic, with the sample standard
/// deviation (0 of a single value). Missing cells are left out; a column that the judged table leaves empty scores 0.</remarks>
internal sealed class Statistics : IMetric
{
    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "Similarity of each column's statistics",
        Headers = ["score", "mean", "median", "standard deviation"],
        WhyNot = NumericRange.WhyNot,
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "statistics",
        Family = MetricFamily.Fidelity,
        Question = "Do the mean, the median and the standard deviation of each number agree with the real ones?",
        Blindness = "Distributions of quite different shape can share the three, and a wide range makes every difference small.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    private static double?[] Measure(PreparedNumbers real, PreparedNumbers judged)
    {
        if (judged.Present == 0) { return [0, 0, 0, 0]; }
        double range = NumericRange.Of(real);
        (double realMean, double realDeviation) = Moments(real.Sorted, range);
        (double judgedMean, double judgedDeviation) = Moments(judged.Sorted, range);
        double mean = Similarity(realMean - judgedMean);
        double median = Similarity((Quantile.Median(real.Sorted) - Quantile.Median(judged.Sorted)) / range);
        double deviation = Similarity(realDeviation - judgedDeviation);
        return [(mean + median + deviation) / 3, mean, median, deviation];
    }

    /// <summary>0 also where the difference fits no double.</summary>
    private static double Similarity(double difference) => 1 - Math.Abs(difference) is > 0 and double left ? left : 0;

    /// <summary>Mean and sample standard deviation in units of the range.</summary>
    private static (double Mean, double Deviation) Moments(double[] values, double range)
    {
        double mean = values.Average(v => v / range);
        if (values.Length < 2) { return (mean, 0); }
        double squares = values.Sum(v => (v / range - mean) * (v / range - mean));
        return (mean, Math.Sqrt(squares / (values.Length - 1)));
    }
}
