using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Neural.Autoencoders;

/// <summary>What happens between training and the model: where the encoder puts the training rows is measured and described, and
/// shares are calibrated. Both use the training table once more, and both are options.</summary>
internal sealed class TvaeFinish(TvaeOptions options, DecoderLayout layout, EncodedRows rows, long seed)
{
    private const int RowsAtOnce = 4096, MostPoints = 20_480, LeastMade = 16_384, MostMade = 32_768; // all is done again at every checkpoint
    private const double Active = 0.01; // Burda et al. 2016, "Importance Weighted Autoencoders", section 5.2
    private const ulong PointStream = 4, MixtureStream = 5, ShareStream = 6;

    /// <summary>Shifts the decoder's biases in place where that is asked for.</summary>
    /// <returns>The distribution of the latent points, and figures of the training's end.</returns>
    public (LatentMixture Law, Dictionary<string, double> Figures) Apply(FlatParameters weights)
    {
        using var off = no_grad();
        TvaeShape shape = options.Network(layout);
        (float[] points, double divergence, int active) = Points(weights, shape);
        LatentMixture law = options.LatentComponents == 0
            ? LatentMixture.Standard(options.LatentSize)
            : LatentMixtureFit.Fit(points, options.LatentSize, options.LatentComponents, new RandomSource(seed, MixtureStream));
        var figures = new Dictionary<string, double>
        {
            ["divergence"] = divergence,
            ["active-latents"] = active,
            ["latent-components"] = law.Components,
            ["encoded-width"] = layout.Encoded.Width,
        };
        if (options.CalibrateMarginals) { figures["largest-calibration-shift"] = Calibrate(weights, shape, law); }
        return (law, figures);
    }

    /// <summary>A draw of each training row's latent point, at most <see cref="MostPoints"/> of them, the mean divergence from
    /// the standard normal, and how many dimensions tell rows apart: whose mean's variance over rows exceeds 0.01.</summary>
    private (float[] Points, double Divergence, int Active) Points(FlatParameters weights, TvaeShape shape)
    {
        int latent = shape.Latent, count = Math.Min(rows.Rows, MostPoints);
        var noise = new NoiseSource(new RandomSource(seed, PointStream));
        var points = new float[count * latent];
        noise.FillNormal(points);
        double[] sums = new double[latent], squares = new double[latent];
        float[] slopes = new float[latent];
        double divergence = 0;
        for (int start = 0; start < count; start += RowsAtOnce)
        {
            int here = Math.Min(RowsAtOnce, count - start);
            float[] encoded = Encode(weights, shape, (int)((long)start * rows.Rows / count), here);
            for (int row = 0; row < here; row++)
            {
                ReadOnlySpan<float> means = encoded.AsSpan(row * 2 * latent, latent), variances = encoded.AsSpan((row * 2 + 1) * latent, latent);
                divergence += GaussianDivergence.Evaluate(means, variances, 0, slopes, slopes);
                Span<float> point = points.AsSpan((start + row) * latent, latent);
                for (int i = 0; i < latent; i++)
                {
                    point[i] = means[i] + MathF.Exp(variances[i] / 2) * point[i];
                    sums[i] += means[i];
                    squares[i] += (double)means[i] * means[i];
                }
            }
        }
        int active = Enumerable.Range(0, latent).Count(i => squares[i] / count - Math.Pow(sums[i] / count, 2) > Active);
        return (points, divergence / count, active);
    }

    private float[] Encode(FlatParameters weights, TvaeShape shape, int first, int count)
    {
        using var scope = NewDisposeScope();
        var input = new float[count * layout.Encoded.Width];
        for (int i = 0; i < count; i++) { rows.Write(first + i, input.AsSpan(i * layout.Encoded.Width, layout.Encoded.Width)); }
        Tensor there = tensor(input, device: weights.Vector.device).view(count, layout.Encoded.Width);
        return MemoryMarshal.Cast<byte, float>(TvaeNetwork.Encode(weights, shape, there).cpu().contiguous().bytes).ToArray();
    }

    /// <summary>Shifts the biases of all blocks; returns the largest shift, in units of a logit.</summary>
    private double Calibrate(FlatParameters weights, TvaeShape shape, LatentMixture law)
    {
        BlockHead[] blocks = [.. layout.Blocks.Where(b => b.Span.Width > 1)];
        if (blocks.Length == 0) { return 0; }
        int made = (Math.Clamp(2 * rows.Rows, LeastMade, MostMade) + RowsAtOnce - 1) / RowsAtOnce * RowsAtOnce;
        var noise = new NoiseSource(new RandomSource(seed, ShareStream));
        var logits = new float[made * layout.Slots];
        var points = new float[RowsAtOnce * shape.Latent];
        for (int start = 0; start < made; start += RowsAtOnce)
        {
            using var scope = NewDisposeScope();
            law.Draw(points, noise);
            Tensor there = tensor(points, device: weights.Vector.device).view(RowsAtOnce, shape.Latent);
            Tensor said = TvaeNetwork.Decode(weights, shape, there).narrow(1, 0, layout.Slots).cpu().contiguous();
            MemoryMarshal.Cast<byte, float>(said.bytes).CopyTo(logits.AsSpan(start * layout.Slots));
        }
        var shifts = new float[layout.Outputs];
        Parallel.ForEach(blocks, block =>
            ShareCalibration.Shifts(logits, layout.Slots, block.Start, ShareCalibration.Shares(rows, block.Span)).CopyTo(shifts, block.Start));
        using Tensor shift = tensor(shifts, device: weights.Vector.device);
        weights[$"{TvaeNetwork.Decoder}.output.bias"].Increase(shift);
        return shifts.Max(Math.Abs);
    }
}
