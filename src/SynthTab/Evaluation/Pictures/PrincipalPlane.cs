using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace SynthTab.Evaluation.Pictures;

/// <summary>The plane through a cloud of points in which they spread most: its first two principal components.</summary>
/// <remarks>Pearson 1901. Each direction points to where its largest coordinate is positive, so that the same points give the same
/// picture.</remarks>
public sealed class PrincipalPlane
{
    private readonly double[] _centre;
    private readonly double[] _first, _second;

    private PrincipalPlane(double[] centre, double[] first, double[] second, double firstShare, double secondShare)
        => (_centre, _first, _second, FirstShare, SecondShare) = (centre, first, second, firstShare, secondShare);

    /// <summary>The share of the variance along the first direction, in [0, 1].</summary>
    public double FirstShare { get; }

    /// <summary>The same along the second.</summary>
    public double SecondShare { get; }

    /// <summary>Finds the plane.</summary>
    /// <param name="points">The coordinates, point after point, [points · size], of at least one point.</param>
    /// <param name="size">The width of a point.</param>
    public static PrincipalPlane Of(ReadOnlySpan<float> points, int size)
    {
        int count = points.Length / size;
        var centre = new double[size];
        var products = new double[size, size];
        for (int i = 0; i < points.Length; i++) { centre[i % size] += points[i] / (double)count; }
        for (int point = 0; point < count; point++)
        {
            ReadOnlySpan<float> one = points.Slice(point * size, size);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j <= i; j++) { products[i, j] += (one[i] - centre[i]) * (one[j] - centre[j]); }
            }
        }
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++) { products[j, i] = products[i, j]; }
        }
        Evd<double> parts = Matrix<double>.Build.DenseOfArray(products).Evd(Symmetricity.Symmetric); // values ascend
        double total = Math.Max(parts.EigenValues.Sum(v => v.Real), double.Epsilon);
        double Share(int place) => size < place ? 0 : Math.Max(parts.EigenValues[size - place].Real, 0) / total;
        double[] Direction(int place) => size < place ? new double[size] : Upwards(parts.EigenVectors.Column(size - place).ToArray());
        return new PrincipalPlane(centre, Direction(1), Direction(2), Share(1), Share(2));
    }

    /// <summary>Where a point of the space lies in the plane.</summary>
    public PlanePoint Place(ReadOnlySpan<float> point, int group = 0)
    {
        double x = 0, y = 0;
        for (int i = 0; i < point.Length; i++)
        {
            x += (point[i] - _centre[i]) * _first[i];
            y += (point[i] - _centre[i]) * _second[i];
        }
        return new PlanePoint(x, y, group);
    }

    /// <summary>Where all points lie, with their groups.</summary>
    /// <param name="points">The coordinates, [points · size].</param>
    /// <param name="groupOf">The group of a point by its number.</param>
    public PlanePoint[] PlaceAll(float[] points, Func<int, int> groupOf)
    {
        int size = _centre.Length;
        return [.. Enumerable.Range(0, points.Length / size).Select(i => Place(points.AsSpan(i * size, size), groupOf(i)))];
    }

    private static double[] Upwards(double[] direction)
        => direction.MaxBy(Math.Abs) < 0 ? [.. direction.Select(d => -d)] : direction;
}
