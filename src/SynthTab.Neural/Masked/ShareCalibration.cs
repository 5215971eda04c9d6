using System.Numerics.Tensors;

namespace SynthTab.Neural.Masked;

/// <summary>
/// Corrects the probabilities of a column's classes, before they are drawn for a block of rows, so that the block's expected shares
/// follow the training table's: of the column's classes, and of pairs of its groups with groups of columns that were drawn before.
/// </summary>
/// <remarks>Iterative proportional fitting (Deming and Stephan 1940) of the block's expected counts, with counts damped by a few rows and
/// factors bounded, so that chance in a small cell moves nothing. It uses statistics of the training table once more: what it fits is no
/// longer evidence of what the network has learned, and the model's options say that it was done.</remarks>
/// <param name="statistics">The counts of pairs.</param>
/// <param name="shares">Each column's classes' shares of the training rows, [columns][classes].</param>
/// <param name="withPairs">Whether pairs are fitted too.</param>
internal sealed class ShareCalibration(ClassStatistics statistics, double[][] shares, bool withPairs)
{
    private const int Sweeps = 2;
    private const double ClassDamping = 1, PairDamping = 10, MostFactor = 3;

    /// <summary>Corrects the probabilities of one column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows of the block.</param>
    /// <param name="probabilities">[rows, classes]; each row sums to 1 before and after.</param>
    /// <param name="codes">The block's classes, [columns][rows].</param>
    /// <param name="isDrawn">Which columns are drawn already.</param>
    public void Apply(int column, int rows, Span<float> probabilities, int[][] codes, bool[] isDrawn)
    {
        int[] partners = withPairs ? [.. statistics.Partners[column].Where(p => isDrawn[p])] : [];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (int partner in partners) { FitPairs(column, partner, rows, probabilities, codes[partner]); }
            FitClasses(column, rows, probabilities);
        }
    }

    private void FitClasses(int column, int rows, Span<float> probabilities)
    {
        int classes = shares[column].Length;
        var expected = new float[classes];
        for (int row = 0; row < rows; row++) { TensorPrimitives.Add(expected, probabilities.Slice(row * classes, classes), expected); }
        float[] factors = [.. expected.Select((e, k) => Factor(shares[column][k] * rows, e, ClassDamping))];
        for (int row = 0; row < rows; row++) { Multiply(probabilities.Slice(row * classes, classes), factors); }
    }

    private void FitPairs(int column, int partner, int rows, Span<float> probabilities, int[] partnerCodes)
    {
        int classes = shares[column].Length, groups = statistics.Groups(column), others = statistics.Groups(partner);
        int[] groupOf = statistics.GroupOf[column], otherOf = statistics.GroupOf[partner];
        var expected = new float[others * classes];
        for (int row = 0; row < rows; row++)
        {
            Span<float> into = expected.AsSpan(otherOf[partnerCodes[row]] * classes, classes);
            TensorPrimitives.Add(into, probabilities.Slice(row * classes, classes), into);
        }
        var factors = new float[others * classes];
        var grouped = new double[groups];
        double perRow = rows / TrainingRows(column, partner);
        for (int other = 0; other < others; other++)
        {
            Array.Clear(grouped);
            for (int k = 0; k < classes; k++) { grouped[groupOf[k]] += expected[other * classes + k]; }
            for (int k = 0; k < classes; k++)
            {
                double target = statistics.Count(column, groupOf[k], partner, other) * perRow;
                factors[other * classes + k] = Factor(target, grouped[groupOf[k]], PairDamping);
            }
        }
        for (int row = 0; row < rows; row++)
        {
            Multiply(probabilities.Slice(row * classes, classes), factors.AsSpan(otherOf[partnerCodes[row]] * classes, classes));
        }
    }

    private double TrainingRows(int column, int partner)
    {
        double rows = 0;
        for (int group = 0; group < statistics.Groups(column); group++)
        {
            for (int other = 0; other < statistics.Groups(partner); other++) { rows += statistics.Count(column, group, partner, other); }
        }
        return rows;
    }

    private static float Factor(double target, double expected, double damping)
        => (float)Math.Clamp((target + damping) / (expected + damping), 1 / MostFactor, MostFactor);

    private static void Multiply(Span<float> probabilities, ReadOnlySpan<float> factors)
    {
        TensorPrimitives.Multiply(probabilities, factors, probabilities);
        float sum = TensorPrimitives.Sum(probabilities);
        if (sum > 0) { TensorPrimitives.Divide(probabilities, sum, probabilities); }
    }
}
