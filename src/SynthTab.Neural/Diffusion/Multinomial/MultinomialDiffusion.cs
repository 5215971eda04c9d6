using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Multinomial;

/// <summary>
/// Noise for a category of K slots: after t steps the slot is still the data's with probability ᾱ(t), else drawn evenly from all K.
/// </summary>
/// <remarks>
/// Hoogeboom et al. 2021, "Argmax Flows and Multinomial Diffusion", eq. 11 to 15. <c>data</c> is the network's law of x(0) from
/// all that is seen except the category's own noisy slot; Bayes' rule adds that slot's evidence here. With it both
/// <see cref="Data"/> and <see cref="Posterior"/> are exact, for steps of any length.
/// </remarks>
internal static class MultinomialDiffusion
{
    /// <summary>The slot after noise.</summary>
    /// <param name="slot">The slot before.</param>
    /// <param name="share">The probability that it is kept: ᾱ(t), or ᾱ(t)/ᾱ(s) from s on.</param>
    /// <param name="width">K.</param>
    /// <param name="uniform">A number in (0, 1); whether to keep and which slot else both come from it.</param>
    public static int Noisy(int slot, double share, int width, double uniform)
        => uniform < share ? slot : Math.Min((int)((uniform - share) / (1 - share) * width), width - 1);

    /// <summary>The law of x(0) given the noisy slot, in place: law(k) ← ∝ law(k) q(x(t) | x(0) = k).</summary>
    /// <param name="law">The law from all other evidence; becomes the whole law, [K].</param>
    /// <param name="slot">x(t).</param>
    /// <param name="share">ᾱ(t).</param>
    public static void Data(Span<float> law, int slot, double share)
    {
        float other = (float)((1 - share) / law.Length), same = (float)(share + (1 - share) / law.Length);
        float all = 0;
        for (int k = 0; k < law.Length; k++)
        {
            law[k] *= k == slot ? same : other;
            all += law[k];
        }
        Normalize(law, all, slot);
    }

    /// <summary>The law of x(s) given the noisy slot x(t), in place: law(k) ← ∝ q(x(t) | x(s) = k) Σ q(x(s) = k | x(0)) law(x(0)).</summary>
    /// <param name="law">The law of x(0) from all other evidence; becomes the law of x(s), [K].</param>
    /// <param name="slot">x(t).</param>
    /// <param name="levels">The shares.</param>
    /// <param name="t">The step of the noisy slot.</param>
    /// <param name="s">An earlier step.</param>
    public static void Posterior(Span<float> law, int slot, SignalLevels levels, int t, int s)
    {
        double since = levels.ShareSince(s, t), before = levels.Share(s);
        float even = (float)((1 - before) / law.Length), kept = (float)before;
        float other = (float)((1 - since) / law.Length), same = (float)(since + (1 - since) / law.Length);
        float all = 0;
        for (int k = 0; k < law.Length; k++)
        {
            law[k] = (kept * law[k] + even) * (k == slot ? same : other);
            all += law[k];
        }
        Normalize(law, all, slot);
    }

    /// <summary>The law of x(s) that keeps the noisy slot as often as it can, in place.</summary>
    /// <param name="law">The law of x(0) from all other evidence; becomes the law of x(s), [K].</param>
    /// <param name="slot">x(t).</param>
    /// <param name="levels">The shares.</param>
    /// <param name="t">The step of the noisy slot.</param>
    /// <param name="s">An earlier step.</param>
    /// <remarks>Song et al. 2021, "Denoising Diffusion Implicit Models", eq. 21, with the largest σ that leaves no even noise:
    /// σ = (1 − ᾱ(s)) / (1 − ᾱ(t)); x(s) is x(t) with probability σ and otherwise drawn from x̂(0).</remarks>
    public static void Implicit(Span<float> law, int slot, SignalLevels levels, int t, int s)
    {
        Data(law, slot, levels.Share(t));
        double kept = (1 - levels.Share(s)) / (1 - levels.Share(t));
        foreach (ref float chance in law) { chance *= (float)(1 - kept); }
        law[slot] += (float)kept;
    }

    /// <summary>Draws a slot from a law whose sum is 1.</summary>
    /// <param name="law">The law, [K].</param>
    /// <param name="uniform">A number in (0, 1).</param>
    public static int Draw(ReadOnlySpan<float> law, float uniform)
    {
        float at = uniform;
        int last = 0;
        for (int k = 0; k < law.Length; k++)
        {
            if (law[k] <= 0) { continue; }
            at -= law[k];
            last = k;
            if (at <= 0) { return k; }
        }
        return last; // rounding left the sum a little below 1
    }

    private static void Normalize(Span<float> law, float all, int slot)
    {
        if (all > 0)
        {
            foreach (ref float chance in law) { chance /= all; }
            return;
        }
        law.Clear(); // every way to the slot has underflowed: nothing but the slot itself is known
        law[slot] = 1;
    }
}
