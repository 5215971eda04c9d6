using System.Globalization;
using System.Numerics.Tensors;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The squared maximum mean discrepancy of whole rows, without bias: about 0 between two samples of one law, and below
/// 0 by chance.</summary>
/// <remarks>
/// Gretton et al. 2012, "A Kernel Two-Sample Test", eq. 3, with the kernel exp(-d² / (2 s²)) in the space of
/// <see cref="RowDistance.Euclidean"/>, s the median distance of all pairs of the pooled rows. The biased form, with every row
/// beside itself, is a detail. At most 3,000 rows of each table are taken, since every pair of rows is looked at.
/// </remarks>
internal sealed class MaximumMeanDiscrepancy : IMetric
{
    private const int MostRows = 3_000;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "mmd",
        Family = MetricFamily.Fidelity,
        Question = "Would any smooth function of a row have another mean than among real rows?",
        Blindness = "One width of kernel, the median distance, sees neither fine structure nor what happens to a few rows.",
        Direction = MetricDirection.Lower,
        Resampling = Resampling.OfParts with { MostRows = MostRows },
        Range = new MetricRange(-2, 2),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        PreparedTable training = pair.Training.Sample(MostRows), judged = pair.Candidate.Sample(MostRows);
        if (training.Rows < 2 || judged.Rows < 2) { return new MetricResult.NotApplicable("one of the tables has one row only, and no pair of its own"); }
        var coding = new RowCoding(pair.Training, RowDistance.Euclidean);
        var distances = new PooledDistances(coding.Apply(training), coding.Apply(judged), RowDistance.Euclidean);
        double width = distances.Median(cancellation);
        double factor = -1 / (2 * (width > 0 ? width * width : 1));
        (double first, double second, double across) = distances.Sum(values => Kernel(values.Span, factor), cancellation);
        double n = training.Rows, m = judged.Rows;
        double unbiased = 2 * first / (n * (n - 1)) + 2 * second / (m * (m - 1)) - 2 * across / (n * m);
        double biased = (2 * first + n) / (n * n) + (2 * second + m) / (m * m) - 2 * across / (n * m);
        return new MetricResult.Score(unbiased)
        {
            Details =
            [
                new DetailTable("figures", "Maximum mean discrepancy, squared", DetailKind.Figures, ["figure"], ["value"],
                    [new DetailRow(["unbiased"], [unbiased]), new DetailRow(["biased"], [biased]), new DetailRow(["width of the kernel"], [width])]),
            ],
            Notes = [.. Said("training", pair.Training.Rows), .. Said("judged", pair.Candidate.Rows)],
        };
    }

    private static void Kernel(Span<double> distances, double factor)
    {
        TensorPrimitives.Multiply(distances, distances, distances);
        TensorPrimitives.Multiply(distances, factor, distances);
        TensorPrimitives.Exp(distances, distances);
    }

    private static IEnumerable<string> Said(string name, int rows)
    {
        if (rows > MostRows)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{MostRows:N0} of the {rows:N0} {name} rows were taken, drawn by seed.");
        }
    }
}
