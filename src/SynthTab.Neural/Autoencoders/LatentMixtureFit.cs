using System.Runtime.InteropServices;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Autoencoders;

/// <summary>
/// Fits a mixture of normal distributions to latent points of the training rows: what an encoder makes of real rows lies
/// elsewhere than the noise of the theory, and a decoder has seen nothing but what the encoder makes.
/// </summary>
/// <remarks>
/// Ghosh et al. 2020, "From Variational to Deterministic Autoencoders", section 4 (ex-post density estimation), by
/// expectation-maximisation. Correlations of a component of few points are shrunk, and a component is given
/// <see cref="PointsPerSize"/> points for each of its dimensions, so that none describes a few people.
/// </remarks>
internal static class LatentMixtureFit
{
    /// <summary>The points that each dimension of a component must have on average.</summary>
    public const int PointsPerSize = 10;

    private const int Rounds = 20, PointsAtOnce = 2048;
    private const double Ridge = 1e-4, Close = 1e-3; // of a variance; of the mean log density, between two rounds

    /// <summary>Fits a mixture.</summary>
    /// <param name="points">The points, [rows · size], at least one.</param>
    /// <param name="size">The width of a point.</param>
    /// <param name="most">The most components.</param>
    /// <param name="random">Where the first means come from.</param>
    public static LatentMixture Fit(float[] points, int size, int most, RandomSource random)
    {
        int rows = points.Length / size, components = Math.Clamp(rows / (PointsPerSize * size), 1, most);
        Moments all = new(1, size);
        Accumulate(points, size, LatentMixture.Standard(size), all);
        LatentMixture mixture = all.Mixture(rows);
        if (components == 1) { return mixture; }
        mixture = Start(mixture, points, components, random);
        double before = double.NegativeInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            var moments = new Moments(components, size);
            double density = Accumulate(points, size, mixture, moments) / rows;
            mixture = moments.Mixture(rows);
            if (density - before < Close) { break; }
            before = density;
        }
        return mixture;
    }

    /// <summary>Components at random points, each of half the whole's spread.</summary>
    private static LatentMixture Start(LatentMixture whole, float[] points, int components, RandomSource random)
    {
        int size = whole.Size, rows = points.Length / size;
        int[] order = [.. Enumerable.Range(0, rows)];
        random.Shuffle(order.AsSpan());
        float[] factor = Array.ConvertAll(whole.Factors, f => f / 2);
        return new LatentMixture(
            size,
            [.. Enumerable.Repeat(1f / components, components)],
            [.. order.Take(components).SelectMany(row => points.AsSpan(row * size, size).ToArray())],
            [.. Enumerable.Repeat(factor, components).SelectMany(f => f)]);
    }

    /// <summary>Adds the moments of all points, shared among the components by their responsibilities; returns the sum of the
    /// logarithms of the points' densities.</summary>
    private static double Accumulate(float[] points, int size, LatentMixture mixture, Moments moments)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        int components = mixture.Components;
        (Tensor whiten, Tensor centre, Tensor constant) = Whitening(mixture);
        double density = 0;
        for (int start = 0; start < points.Length; start += PointsAtOnce * size)
        {
            using var inner = NewDisposeScope();
            using Scalar half = -0.5;
            int rows = Math.Min(PointsAtOnce, (points.Length - start) / size);
            Tensor part = tensor(points.AsSpan(start, rows * size).ToArray()).view(rows, size);
            Tensor white = part.matmul(whiten).Minus(centre).view(rows, components, size);
            Tensor logs = (white * white).sum(2).mul(half).Plus(constant);
            density += logs.logsumexp(1).sum().item<float>();
            Tensor shares = logs.softmax(1).t();
            Tensor squares = (part.unsqueeze(2) * part.unsqueeze(1)).view(rows, size * size);
            moments.Add(Floats(shares.sum(1)), Floats(shares.matmul(part)), Floats(shares.matmul(squares)));
        }
        return density;
    }

    /// <summary>What turns points into white noise, component beside component, and the constant of each log density.</summary>
    private static (Tensor Whiten, Tensor Centre, Tensor Constant) Whitening(LatentMixture mixture)
    {
        int size = mixture.Size, components = mixture.Components;
        var whiten = new float[size * components * size];
        float[] centre = new float[components * size], constant = new float[components];
        for (int k = 0; k < components; k++)
        {
            double[] inverse = Triangle.Inverse(mixture.Factors.AsSpan(k * size * size, size * size), size);
            double logs = Math.Log(Math.Max(mixture.Weights[k], 1e-12f));
            for (int i = 0; i < size; i++)
            {
                double at = 0;
                for (int j = 0; j <= i; j++)
                {
                    whiten[j * components * size + k * size + i] = (float)inverse[i * size + j];
                    at += inverse[i * size + j] * mixture.Means[k * size + j];
                }
                centre[k * size + i] = (float)at;
                logs += Math.Log(inverse[i * size + i]);
            }
            constant[k] = (float)(logs - 0.5 * size * Math.Log(2 * Math.PI));
        }
        return (tensor(whiten).view(size, components * size), tensor(centre), tensor(constant));
    }

    private static ReadOnlySpan<float> Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.contiguous().bytes);

    /// <summary>Sums of shares, of points and of their products, by component.</summary>
    private sealed class Moments(int components, int size)
    {
        private readonly double[] _counts = new double[components], _sums = new double[components * size], _squares = new double[components * size * size];

        public void Add(ReadOnlySpan<float> counts, ReadOnlySpan<float> sums, ReadOnlySpan<float> squares)
        {
            for (int i = 0; i < counts.Length; i++) { _counts[i] += counts[i]; }
            for (int i = 0; i < sums.Length; i++) { _sums[i] += sums[i]; }
            for (int i = 0; i < squares.Length; i++) { _squares[i] += squares[i]; }
        }

        /// <summary>The mixture of these moments: Σ = E[zzᵀ] − mmᵀ, correlations times n / (n + size).</summary>
        public LatentMixture Mixture(int rows)
        {
            var factors = new float[components * size * size];
            var means = new float[components * size];
            for (int k = 0; k < components; k++)
            {
                double count = Math.Max(_counts[k], 1e-9), kept = _counts[k] / (_counts[k] + size);
                double[] mean = [.. _sums.AsSpan(k * size, size).ToArray().Select(s => s / count)];
                var covariance = new double[size * size];
                for (int i = 0; i < size; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        double value = _squares[(k * size + i) * size + j] / count - mean[i] * mean[j];
                        covariance[i * size + j] = i == j ? Math.Max(value, 0) + Ridge : value * kept;
                    }
                    means[k * size + i] = (float)mean[i];
                }
                Triangle.Factor(covariance, size).CopyTo(factors, k * size * size);
            }
            return new LatentMixture(size, Array.ConvertAll(_counts, c => (float)(c / rows)), means, factors);
        }
    }
}
