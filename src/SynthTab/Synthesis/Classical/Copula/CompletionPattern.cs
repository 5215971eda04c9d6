using MathNet.Numerics.LinearAlgebra;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>
/// The normal law of some numbers given others, for one choice of which are given: with R the correlations, g the given ones and
/// f the free ones, the mean is R_fg R_gg^-1 z_g and the covariance R_ff - R_fg R_gg^-1 R_gf.
/// </summary>
internal sealed class CompletionPattern
{
    private readonly double[][] _weights; // [free][given]
    private readonly LowerTriangle _spread;
    private readonly double[][] _precision; // [given][given]

    /// <param name="correlation">All correlations, [ranks, ranks].</param>
    /// <param name="given">Which ranks are given, ascending.</param>
    public CompletionPattern(double[,] correlation, int[] given)
    {
        Given = given;
        Free = [.. Enumerable.Range(0, correlation.GetLength(0)).Except(given)];
        Matrix<double> Part(int[] rows, int[] columns)
            => Matrix<double>.Build.Dense(rows.Length, columns.Length, (i, j) => correlation[rows[i], columns[j]]);
        Matrix<double>? precision = given.Length == 0 ? null : Part(given, given).Inverse();
        _precision = precision?.ToRowArrays() ?? [];
        Matrix<double>? weights = precision is null || Free.Length == 0 ? null : Part(Free, given) * precision;
        _weights = weights?.ToRowArrays() ?? [.. Free.Select(_ => Array.Empty<double>())];
        double[,] covariance = Free.Length == 0 ? new double[0, 0]
            : (weights is null ? Part(Free, Free) : Part(Free, Free) - weights * Part(given, Free)).ToArray();
        _spread = LowerTriangle.TryOf(covariance, [.. Enumerable.Range(0, Free.Length)])
            ?? throw new ArgumentException("The matrix is not positive definite.", nameof(correlation));
    }

    /// <summary>The ranks that are given, ascending.</summary>
    public int[] Given { get; }

    /// <summary>The other ranks, ascending.</summary>
    public int[] Free { get; }

    /// <summary>The mean and the standard deviation of one given number, given the other given ones.</summary>
    /// <param name="index">Its place in <see cref="Given"/>.</param>
    /// <param name="numbers">The given numbers, [given].</param>
    public (double Mean, double Deviation) GivenOthers(int index, ReadOnlySpan<double> numbers)
    {
        double[] row = _precision[index];
        double pull = 0;
        for (int j = 0; j < row.Length; j++) { pull += j == index ? 0 : row[j] * numbers[j]; }
        return (-pull / row[index], 1 / Math.Sqrt(row[index]));
    }

    /// <summary>Draws the free numbers.</summary>
    /// <param name="numbers">The given numbers, [given].</param>
    /// <param name="drawn">Is filled with the free ones, [free].</param>
    /// <param name="random">Where the noise comes from.</param>
    public void Draw(ReadOnlySpan<double> numbers, Span<double> drawn, RandomSource random)
    {
        var noise = new double[drawn.Length];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = random.NextNormal();
            double number = 0;
            for (int j = 0; j < numbers.Length; j++) { number += _weights[i][j] * numbers[j]; }
            ReadOnlySpan<double> row = _spread.Row(i);
            for (int j = 0; j <= i; j++) { number += row[j] * noise[j]; }
            drawn[i] = number;
        }
    }
}
