using System.Numerics.Tensors;
using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The numeric columns of a table as points, column by column.</summary>
/// <param name="Columns">The coordinates, [width][rows], finite.</param>
/// <param name="Rows">The number of points.</param>
internal sealed record NumericPoints(double[][] Columns, int Rows)
{
    /// <summary>The number of coordinates.</summary>
    public int Width => Columns.Length;

    /// <summary>The mean of each coordinate, [width].</summary>
    public double[] Means => [.. Columns.Select(c => c.Average())];

    /// <summary>The table's points: the numeric columns that vary in the training table, in standard deviations of it, gaps at
    /// its median.</summary>
    public static NumericPoints Of(PreparedTable table, PreparedTable training) => new(
        [.. training.Numbers.Zip(table.Numbers).Where(c => Varies(c.First)).Select(c => Scale(c.First, c.Second))],
        table.Rows);

    /// <summary>The covariance of the coordinates (division by rows - 1), row after row, [width, width]; needs two points.</summary>
    public double[] Covariance()
    {
        double[] means = Means;
        double[][] centred = [.. Columns.Select((c, i) => Array.ConvertAll(c, v => v - means[i]))];
        var covariance = new double[Width * Width];
        for (int i = 0; i < Width; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                covariance[i * Width + j] = covariance[j * Width + i] = TensorPrimitives.Dot<double>(centred[i], centred[j]) / (Rows - 1);
            }
        }
        return covariance;
    }

    /// <summary>The points in the coordinates in which the factored matrix is the unit.</summary>
    public NumericPoints Whiten(Cholesky factor)
    {
        double[][] whitened = [.. Columns.Select(_ => new double[Rows])];
        Span<double> point = stackalloc double[Width];
        for (int row = 0; row < Rows; row++)
        {
            for (int c = 0; c < Width; c++) { point[c] = Columns[c][row]; }
            factor.Whiten(point);
            for (int c = 0; c < Width; c++) { whitened[c][row] = point[c]; }
        }
        return new NumericPoints(whitened, Rows);
    }

    private static bool Varies(PreparedNumbers column) => column.Sorted.Length > 0 && column.Sorted[0] != column.Sorted[^1];

    private static double[] Scale(PreparedNumbers training, PreparedNumbers column)
    {
        var scale = StandardScale.Of(training);
        double[] sorted = training.Sorted;
        double median = (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);
        return Array.ConvertAll(column.Values, v => scale.Apply(double.IsNaN(v) ? median : v));
    }
}
