using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion.Samplers;

/// <summary>
/// A law that is known: a block c of two slots, 1 with probability 0.3, and a number x that is normal around -1 or 1.5, by c,
/// with deviation 0.4; and its exact denoiser. Without the block's influence it is a normal law, without the spread a two-point law.
/// </summary>
internal sealed class MixedLaw(IMixedNoise noise, double spread = MixedLaw.Spread)
{
    public const double Spread = 0.4, Share = 0.3;

    public static readonly double[] Means = [-1, 1.5];

    public static MixedLayout Layout { get; } = new(new EncodedLayout(
    [
        new EncodedSpan(0, 0, 1, SpanKind.Scalar, IsCategory: false),
        new EncodedSpan(1, 1, 2, SpanKind.OneHot, IsCategory: true),
    ]));

    /// <summary>E[x | x_t, c or not] and the logarithms of p(c | x_t).</summary>
    public void Denoise(MaskedRows rows, double time, RowEstimate into)
    {
        bool present = noise.NumbersPresent(time);
        double sigma = noise.Sigma(0, time), variance = spread * spread + sigma * sigma;
        for (int row = 0; row < rows.Rows; row++)
        {
            var logits = new double[2];
            for (int c = 0; c < 2; c++)
            {
                double gap = rows.Numbers[row] - Means[c];
                bool seen = rows.NumberGiven[row] || present;
                double square = rows.NumberGiven[row] ? spread * spread : variance;
                logits[c] = Math.Log(c == 1 ? Share : 1 - Share) - (seen ? gap * gap / (2 * square) : 0);
                into.Logits[2 * row + c] = (float)logits[c];
            }
            double one = rows.Slots[row] is 0 or 1 ? rows.Slots[row] : 1 / (1 + Math.Exp(logits[0] - logits[1]));
            double Mean(int c) => (spread * spread * rows.Numbers[row] + sigma * sigma * Means[c]) / variance;
            into.Numbers[row] = (float)((1 - one) * Mean(0) + one * Mean(1));
        }
    }
}
