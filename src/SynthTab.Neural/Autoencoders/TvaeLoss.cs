using System.Numerics.Tensors;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Autoencoders;

/// <summary>The loss of a batch and its derivatives by the network's word, in closed form, in one pass through memory.</summary>
/// <remarks>
/// Xu et al. 2019, section 4.5, and the authors' code: factor · reconstruction + divergence, both summed over a row and averaged
/// over rows. Reconstruction is the cross-entropy of every block, and (x − m)² / (2σ²) + ln σ of every scalar. Beyond the paper: a
/// scalar that means nothing, at a point mass or in a missing cell, counts as 0; the reference lets it pull σ down.
/// </remarks>
/// <param name="layout">What the decoder's outputs are.</param>
/// <param name="latent">The width of a latent point.</param>
/// <param name="factor">The weight of the reconstruction.</param>
/// <param name="bend">Whether a mean is the hyperbolic tangent of its output.</param>
internal sealed class TvaeLoss(DecoderLayout layout, int latent, double factor, bool bend)
{
    /// <summary>The bounds of ln σ, as in the reference; beyond them σ is the bound, and only slopes that lead back count.</summary>
    public static float LeastLogSpread { get; } = MathF.Log(0.01f);

    /// <summary>The upper bound: σ = 1.</summary>
    public static float MostLogSpread => 0;

    private float[] _powers = [];

    /// <summary>The width of the network's word: the decoder's outputs, means and log variances of the latent point, and the
    /// logarithms of all spreads, which are the same in every row.</summary>
    public int Width => layout.Outputs + 2 * latent + layout.Means;

    /// <summary>The mean loss per row.</summary>
    /// <param name="said">The network's word, [rows, width].</param>
    /// <param name="table">The training rows.</param>
    /// <param name="rows">Which of them, [rows].</param>
    /// <param name="divergenceWeight">What the divergence is multiplied by.</param>
    /// <param name="gradient">Receives the derivatives, of the shape of <paramref name="said"/>.</param>
    public double Evaluate(ReadOnlySpan<float> said, EncodedRows table, ReadOnlySpan<int> rows, double divergenceWeight, Span<float> gradient)
    {
        double reconstruction = 0, divergence = 0;
        float share = 1f / rows.Length, scale = (float)factor * share, pull = (float)divergenceWeight * share;
        Span<long> slots = stackalloc long[layout.Blocks.Count];
        ReadOnlySpan<float> powers = Powers(said, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> one = said.Slice(i * Width, Width);
            Span<float> slopes = gradient.Slice(i * Width, Width);
            table.WriteSlots(rows[i], slots);
            reconstruction += Blocks(powers.Slice(i * layout.Slots, layout.Slots), slots, scale, slopes);
            reconstruction += Numbers(one, table.Values(rows[i]), slots, scale, slopes);
            int means = layout.Outputs, variances = means + latent;
            divergence += GaussianDivergence.Evaluate(
                one.Slice(means, latent), one.Slice(variances, latent), pull, slopes.Slice(means, latent), slopes.Slice(variances, latent));
        }
        return (factor * reconstruction + divergenceWeight * divergence) * share;
    }

    /// <summary>e^(logit − largest logit of its block) of all rows, by one vectorised call, [rows, slots].</summary>
    private ReadOnlySpan<float> Powers(ReadOnlySpan<float> said, int rows)
    {
        if (_powers.Length < rows * layout.Slots) { _powers = new float[rows * layout.Slots]; }
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<float> logits = said.Slice(i * Width, layout.Slots);
            Span<float> into = _powers.AsSpan(i * layout.Slots, layout.Slots);
            foreach (BlockHead block in layout.Blocks)
            {
                ReadOnlySpan<float> from = logits.Slice(block.Start, block.Span.Width);
                float largest = from[0];
                foreach (float logit in from) { largest = MathF.Max(largest, logit); }
                for (int slot = 0; slot < from.Length; slot++) { into[block.Start + slot] = from[slot] - largest; }
            }
        }
        Span<float> all = _powers.AsSpan(0, rows * layout.Slots);
        TensorPrimitives.Exp<float>(all, all);
        return all;
    }

    private double Blocks(ReadOnlySpan<float> powers, ReadOnlySpan<long> slots, float scale, Span<float> slopes)
    {
        double loss = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            BlockHead block = layout.Blocks[i];
            ReadOnlySpan<float> odds = powers.Slice(block.Start, block.Span.Width);
            Span<float> slope = slopes.Slice(block.Start, block.Span.Width);
            float sum = 0;
            foreach (float one in odds) { sum += one; }
            float part = scale / sum;
            for (int slot = 0; slot < odds.Length; slot++) { slope[slot] = odds[slot] * part; }
            int truth = (int)slots[i];
            slope[truth] -= scale;
            loss -= Math.Log(Math.Max(odds[truth] / sum, float.Epsilon));
        }
        return loss;
    }

    private double Numbers(ReadOnlySpan<float> said, ReadOnlySpan<float> values, ReadOnlySpan<long> slots, float scale, Span<float> slopes)
    {
        int spreads = layout.Outputs + 2 * latent - layout.Slots; // a mean's spread stands as far behind it
        slopes.Slice(layout.Slots, layout.Means).Clear();
        slopes[(Width - layout.Means)..].Clear();
        double loss = 0;
        for (int i = 0; i < values.Length; i++)
        {
            NumberHead head = layout.Numbers[i];
            int at = head.MeanIn(head.Block < 0 ? 0 : (int)slots[head.Block]);
            if (at < 0) { continue; }
            float mean = bend ? MathF.Tanh(said[at]) : said[at], own = said[at + spreads];
            float logSpread = Math.Clamp(own, LeastLogSpread, MostLogSpread), precision = MathF.Exp(-2 * logSpread);
            float off = mean - values[i], square = off * off * precision;
            loss += 0.5 * square + logSpread;
            slopes[at] = scale * off * precision * (bend ? 1 - mean * mean : 1);
            float slope = 1 - square;
            bool leadsBack = own <= LeastLogSpread ? slope < 0 : own < MostLogSpread || slope > 0;
            slopes[at + spreads] = leadsBack ? scale * slope : 0;
        }
        return loss;
    }
}
