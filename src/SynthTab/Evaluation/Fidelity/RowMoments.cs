using MathNet.Numerics.LinearAlgebra;
using SynthTab.Learners;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The mean and the covariance of encoded rows.</summary>
/// <param name="Mean">[width].</param>
/// <param name="Covariance">Divided by rows - 1, [width, width].</param>
internal sealed record RowMoments(Vector<double> Mean, Matrix<double> Covariance)
{
    /// <summary>Takes the moments of at least two rows. A row has few features that are not 0, so that only pairs of those are
    /// multiplied.</summary>
    public static RowMoments Of(StandardRows rows, CancellationToken cancellation)
    {
        int width = rows.Width, present = rows.NumberCount + rows.PlaceCount;
        var sums = new double[width];
        var products = new double[width * width];
        var places = new int[present];
        var values = new double[present];
        for (int row = 0; row < rows.Rows; row++)
        {
            if (row % 4096 == 0) { cancellation.ThrowIfCancellationRequested(); }
            int count = Gather(rows, row, places, values);
            for (int i = 0; i < count; i++)
            {
                sums[places[i]] += values[i];
                int start = places[i] * width;
                for (int j = i; j < count; j++) { products[start + places[j]] += values[i] * values[j]; }
            }
        }
        return FromSums(sums, products, rows.Rows);
    }

    /// <summary>The features of a row that are not 0 by their places, ascending.</summary>
    private static int Gather(StandardRows rows, int row, int[] places, double[] values)
    {
        ReadOnlySpan<double> numbers = rows.NumbersOf(row);
        int count = 0;
        for (; count < numbers.Length; count++) { (places[count], values[count]) = (count, numbers[count]); }
        foreach (int place in rows.PlacesOf(row))
        {
            if (place >= 0) { (places[count], values[count++]) = (place, 1); }
        }
        return count;
    }

    private static RowMoments FromSums(double[] sums, double[] products, int rows)
    {
        int width = sums.Length;
        Vector<double> mean = Vector<double>.Build.Dense(width, i => sums[i] / rows);
        Matrix<double> covariance = Matrix<double>.Build.Dense(width, width, (i, j) =>
            (products[Math.Min(i, j) * width + Math.Max(i, j)] - rows * mean[i] * mean[j]) / (rows - 1));
        return new RowMoments(mean, covariance);
    }
}
