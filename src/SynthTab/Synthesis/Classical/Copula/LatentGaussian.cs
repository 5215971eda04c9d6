using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>
/// Draws the ranks of rows: correlated normal numbers, each turned into its rank; where conditions leave only some stretches of
/// a rank, the normal numbers are drawn inside them.
/// </summary>
/// <remarks>
/// The constrained ranks come first and the others follow given them, so a single constraint is met exactly. Several are drawn
/// one after the other, each given those before, and then corrected by Gibbs sweeps over all of them (Geweke 1991, "Efficient
/// simulation from the multivariate normal and Student-t distributions subject to linear constraints").
/// </remarks>
internal sealed class LatentGaussian
{
    private const int GibbsSweeps = 20;

    private readonly int[] _order;
    private readonly TruncatedNormal[] _constraints;
    private readonly LowerTriangle _triangle;
    private readonly Matrix<double>? _precision;

    /// <param name="correlation">A positive definite correlation matrix, [ranks, ranks].</param>
    /// <param name="allowed">What is left of each rank, or null where all of it is, [ranks].</param>
    public LatentGaussian(double[,] correlation, UnitIntervals?[] allowed)
    {
        int[] constrained = [.. Enumerable.Range(0, allowed.Length).Where(i => allowed[i] is { Length: > 0 and < 1 })];
        _order = [.. constrained, .. Enumerable.Range(0, allowed.Length).Except(constrained)];
        _constraints = [.. constrained.Select(i => new TruncatedNormal(allowed[i]!))];
        _triangle = LowerTriangle.TryOf(correlation, _order)
            ?? throw new ArgumentException("The matrix is not positive definite.", nameof(correlation));
        _precision = constrained.Length < 2 ? null : Matrix<double>.Build
            .Dense(constrained.Length, constrained.Length, (i, j) => correlation[constrained[i], constrained[j]]).Inverse();
    }

    /// <summary>Draws rows, [ranks][rows]. Not safe for use from two threads at once.</summary>
    public double[][] Draw(int rows, RandomSource random)
    {
        var ranks = new double[_order.Length][];
        for (int i = 0; i < ranks.Length; i++) { ranks[i] = new double[rows]; }
        var noise = new double[_order.Length];
        for (int row = 0; row < rows; row++)
        {
            Constrain(noise, random);
            for (int i = _constraints.Length; i < noise.Length; i++) { noise[i] = random.NextNormal(); }
            for (int i = 0; i < noise.Length; i++) { ranks[_order[i]][row] = Normal.CDF(0, 1, Dot(_triangle.Row(i), noise)); }
        }
        return ranks;
    }

    /// <summary>Fills the noise of the constrained ranks, so that the triangle turns it into numbers inside their stretches.</summary>
    private void Constrain(Span<double> noise, RandomSource random)
    {
        int count = _constraints.Length;
        Span<double> numbers = stackalloc double[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = _triangle.Row(i);
            numbers[i] = _constraints[i].At(Dot(row[..i], noise), row[i], random.NextDouble());
            noise[i] = (numbers[i] - Dot(row[..i], noise)) / row[i];
        }
        if (_precision is null) { return; }
        for (int sweep = 0; sweep < GibbsSweeps; sweep++)
        {
            for (int i = 0; i < count; i++)
            {
                double pull = 0;
                for (int j = 0; j < count; j++) { pull += j == i ? 0 : _precision[i, j] * numbers[j]; }
                numbers[i] = _constraints[i].At(-pull / _precision[i, i], 1 / Math.Sqrt(_precision[i, i]), random.NextDouble());
            }
        }
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = _triangle.Row(i);
            noise[i] = (numbers[i] - Dot(row[..i], noise)) / row[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> row, ReadOnlySpan<double> noise)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++) { sum += row[i] * noise[i]; }
        return sum;
    }
}
