using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Autoencoders;

/// <summary>The distribution that latent points are drawn from: a mixture of normal distributions.</summary>
/// <param name="Size">The width of a point.</param>
/// <param name="Weights">The components' shares, [components].</param>
/// <param name="Means">Their means, [components · size].</param>
/// <param name="Factors">Lower triangular factors of their covariances, Σ = F Fᵀ, [components · size · size].</param>
internal sealed record LatentMixture(int Size, float[] Weights, float[] Means, float[] Factors)
{
    private const string WeightsKey = "latent.weights", MeansKey = "latent.means", FactorsKey = "latent.factors";

    /// <summary>The standard normal distribution.</summary>
    public static LatentMixture Standard(int size)
    {
        var factor = new float[size * size];
        for (int i = 0; i < size; i++) { factor[i * size + i] = 1; }
        return new LatentMixture(size, [1], new float[size], factor);
    }

    /// <summary>The number of components.</summary>
    public int Components => Weights.Length;

    /// <summary>Fills points [rows · size].</summary>
    public void Draw(Span<float> points, NoiseSource noise)
    {
        var normal = new float[points.Length];
        noise.FillNormal(normal);
        double total = Weights.Sum(w => (double)w);
        for (int start = 0; start < points.Length; start += Size)
        {
            int component = Choose(noise.Random.NextDouble() * total);
            ReadOnlySpan<float> mean = Means.AsSpan(component * Size, Size), factor = Factors.AsSpan(component * Size * Size, Size * Size);
            for (int i = 0; i < Size; i++)
            {
                float sum = mean[i];
                for (int j = 0; j <= i; j++) { sum += factor[i * Size + j] * normal[start + j]; }
                points[start + i] = sum;
            }
        }
    }

    /// <summary>Adds the arrays to a model's weights.</summary>
    public void Write(IDictionary<string, NamedArray> arrays)
    {
        arrays.Add(WeightsKey, new NamedArray([Components], Weights));
        arrays.Add(MeansKey, new NamedArray([Components, Size], Means));
        arrays.Add(FactorsKey, new NamedArray([Components, Size, Size], Factors));
    }

    /// <summary>Takes the arrays from a model's weights.</summary>
    /// <param name="arrays">The weights.</param>
    /// <param name="size">The width of a point.</param>
    /// <param name="most">The most components.</param>
    /// <exception cref="SynthTabException">An array is missing, of another shape, or cannot be right.</exception>
    public static LatentMixture Read(IDictionary<string, NamedArray> arrays, int size, int most)
    {
        int components = arrays.TryGetValue(WeightsKey, out NamedArray? array) ? Math.Clamp(array.Values.Length, 1, most) : 1;
        float[] weights = Training.SavedWeights.Floats(arrays, WeightsKey, components);
        if (Array.Exists(weights, w => w < 0) || weights.Sum() <= 0)
        {
            throw new SynthTabException($"model weights: '{WeightsKey}' has a negative share or none above 0, and shares are needed.");
        }
        return new LatentMixture(
            size, weights, Training.SavedWeights.Floats(arrays, MeansKey, components, size),
            Training.SavedWeights.Floats(arrays, FactorsKey, components, size, size));
    }

    private int Choose(double draw)
    {
        int component = 0;
        for (; component < Components - 1; component++)
        {
            draw -= Weights[component];
            if (draw < 0) { break; }
        }
        return component;
    }
}
