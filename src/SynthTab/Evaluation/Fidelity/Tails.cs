using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>How far the 1 % and the 99 % quantile of each number lie from the real ones, over the distance between the real
/// two, averaged over columns.</summary>
/// <remarks>The distance between the two real quantiles rather than the whole range, which one outlier stretches; the range where
/// that is 0. A column that the judged table leaves empty counts as 1.</remarks>
internal sealed class Tails : IMetric
{
    private const double Low = 0.01;
    private const double High = 0.99;

    private static readonly ColumnByColumn<PreparedNumbers> Columns = new()
    {
        Title = "The 1 % and 99 % quantiles of each column",
        Headers = ["error", "1 % in training", "1 % judged", "99 % in training", "99 % judged"],
        WhyNot = NumericRange.WhyNot,
        Measure = Measure,
    };

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "tails",
        Family = MetricFamily.Fidelity,
        Question = "Do the lowest and the highest hundredth of each number begin where the real ones do?",
        Blindness = "Two points of each distribution are looked at: neither what lies between them nor what lies beyond.",
        Direction = MetricDirection.Lower,
        Resampling = Resampling.OfParts,
        Range = MetricRange.NonNegative,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => Columns.Compare(pair, cancellation);

    private static double?[] Measure(PreparedNumbers real, PreparedNumbers judged)
    {
        double low = Quantile.Of(real.Sorted, Low), high = Quantile.Of(real.Sorted, High);
        double scale = high > low ? high - low : NumericRange.Of(real);
        double? Told(double quantile) => RoundTo(scale, quantile);
        if (judged.Present == 0) { return [1, Told(low), null, Told(high), null]; }
        double judgedLow = Quantile.Of(judged.Sorted, Low), judgedHigh = Quantile.Of(judged.Sorted, High);
        double error = (NumericRange.Relative(judgedLow - low, scale) + NumericRange.Relative(judgedHigh - high, scale)) / 2;
        return [error, Told(low), Told(judgedLow), Told(high), Told(judgedHigh)];
    }

    /// <summary>The quantile to about a hundredth of the scale: of a small table it is somebody's very cell.</summary>
    private static double? RoundTo(double scale, double quantile)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(scale / 50)));
        double rounded = Math.Round(quantile / step) * step;
        return !double.IsFinite(rounded) ? null : double.Parse(rounded.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
