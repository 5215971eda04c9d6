namespace SynthTab.Neural.Autoencoders;

/// <summary>How far a diagonal normal distribution lies from the standard one, with its slopes, in closed form.</summary>
/// <remarks>Kingma and Welling 2014, "Auto-Encoding Variational Bayes", appendix B: KL(N(μ, e^λ) ‖ N(0, 1)) = ½ (μ² + e^λ − 1 − λ).</remarks>
internal static class GaussianDivergence
{
    /// <summary>The divergence of one row, in nats.</summary>
    /// <param name="means">μ, [latent].</param>
    /// <param name="logVariances">λ, [latent].</param>
    /// <param name="scale">What the slopes are multiplied by.</param>
    /// <param name="meanSlopes">Receives scale · μ.</param>
    /// <param name="logVarianceSlopes">Receives scale · ½ (e^λ − 1).</param>
    public static double Evaluate(
        ReadOnlySpan<float> means, ReadOnlySpan<float> logVariances, float scale, Span<float> meanSlopes, Span<float> logVarianceSlopes)
    {
        double sum = 0;
        for (int i = 0; i < means.Length; i++)
        {
            float variance = MathF.Exp(logVariances[i]);
            sum += 0.5 * (means[i] * means[i] + variance - 1 - logVariances[i]);
            meanSlopes[i] = scale * means[i];
            logVarianceSlopes[i] = scale * 0.5f * (variance - 1);
        }
        return sum;
    }
}
