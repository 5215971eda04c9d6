using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation;

/// <summary>The interval of a metric by <see cref="Resampling"/>.</summary>
internal static class HalfSamples
{
    /// <summary>The score with its interval; as it is where the metric wants none, or where there are too few rows to halve.</summary>
    public static MetricResult WithInterval(IMetric metric, PreparedPair pair, MetricResult result, CancellationToken cancellation)
    {
        if (metric.Description.Resampling is not { } resampling || result is not MetricResult.Score score) { return result; }
        HalfPairs halves = HalfPairs.Of(pair, resampling.TakesAllRows);
        PreparedPair[] asked = [.. halves.Pairs.Take(resampling.Halves)];
        double[] found = [.. asked.Select(half => metric.Compare(half, cancellation)).OfType<MetricResult.Score>().Select(s => s.Value)];
        if (found.Length < 2 || found.Length < asked.Length) { return result; }
        double rows = Math.Min(pair.Candidate.Rows, resampling.MostRows);
        double spread = resampling.Widening * found.StandardDeviation() * Math.Sqrt(halves.Rows / rows);
        double reach = spread * StudentT.InvCDF(0, 1, found.Length - 1, 0.975);
        return double.IsFinite(reach) ? score with { Interval = Widened(score, reach, metric.Description.Range) } : result;
    }

    /// <summary>The interval as far as <paramref name="reach"/> to both sides, independent errors of the metric's own interval
    /// added in squares; within the range.</summary>
    private static Interval Widened(MetricResult.Score score, double reach, MetricRange range)
    {
        double Far(double own) => Math.Sqrt(own * own + reach * reach);
        double low = score.Value - Far(score.Value - (score.Interval?.Low ?? score.Value));
        double high = score.Value + Far((score.Interval?.High ?? score.Value) - score.Value);
        return new Interval(Math.Min(score.Value, Math.Max(range.Low, low)), Math.Max(score.Value, Math.Min(range.High, high)));
    }
}
