using System.Numerics.Tensors;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Multinomial;

/// <summary>The losses of one category of one row and their derivatives by the network's logits, in closed form.</summary>
/// <remarks>The logits are the network's law of x(0) from all evidence but the noisy slot, see <see cref="MultinomialDiffusion"/>.</remarks>
internal static class CategoryLosses
{
    private const float Least = 1e-30f; // of a probability, so that logarithms stay finite

    /// <summary>−log p(x(0) | x(t)), where Bayes' rule adds the noisy slot's evidence to the logits.</summary>
    /// <param name="logits">The network's logits, [K].</param>
    /// <param name="data">The data's slot.</param>
    /// <param name="noisy">x(t).</param>
    /// <param name="share">ᾱ(t).</param>
    /// <param name="gradient">Receives the derivatives by the logits, [K]: p − 1{x(0)}.</param>
    public static float CrossEntropy(ReadOnlySpan<float> logits, int data, int noisy, double share, Span<float> gradient)
    {
        TensorPrimitives.SoftMax(logits, gradient);
        MultinomialDiffusion.Data(gradient, noisy, share);
        float loss = -MathF.Log(MathF.Max(gradient[data], Least));
        gradient[data] -= 1;
        return loss;
    }

    /// <summary>KL(q(x(s) | x(t), x(0)) ‖ p(x(s) | x(t))) for s = t − 1.</summary>
    /// <param name="logits">The network's logits, [K].</param>
    /// <param name="data">The data's slot.</param>
    /// <param name="noisy">x(t).</param>
    /// <param name="levels">The shares.</param>
    /// <param name="t">The step, at least 1. At 1 the divergence is −log p(x(0) | x(1)).</param>
    /// <param name="gradient">Receives the derivatives by the logits, [K].</param>
    /// <remarks>With π the softmax, m = ᾱ(s) π + (1 − ᾱ(s))/K and p ∝ q(x(t) | x(s)) m: dKL/dm = (p − q)/m, and through the
    /// softmax dKL/dlogit(k) = π(k) ᾱ(s) (dKL/dm(k) − Σ π dKL/dm).</remarks>
    public static float Divergence(ReadOnlySpan<float> logits, int data, int noisy, SignalLevels levels, int t, Span<float> gradient)
    {
        int width = logits.Length, s = t - 1;
        float kept = (float)levels.Share(s), even = (1 - kept) / width;
        Span<float> chances = width <= 256 ? stackalloc float[width] : new float[width];
        Span<float> model = width <= 256 ? stackalloc float[width] : new float[width];
        Span<float> truth = gradient;
        TensorPrimitives.SoftMax(logits, chances);
        chances.CopyTo(model);
        truth.Clear();
        truth[data] = 1;
        MultinomialDiffusion.Posterior(model, noisy, levels, t, s);
        MultinomialDiffusion.Posterior(truth, noisy, levels, t, s);
        float loss = 0, mean = 0;
        for (int k = 0; k < width; k++)
        {
            float q = truth[k], p = MathF.Max(model[k], Least);
            if (q > 0) { loss += q * MathF.Log(q / p); }
            gradient[k] = kept * (model[k] - q) / MathF.Max(kept * chances[k] + even, Least);
            mean += chances[k] * gradient[k];
        }
        for (int k = 0; k < width; k++) { gradient[k] = chances[k] * (gradient[k] - mean); }
        return loss;
    }
}
