using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>The loss of a batch and its derivatives by the network's word, in closed form, in one pass through memory.</summary>
/// <remarks>
/// Kotelnikov et al. 2023, "TabDDPM", eq. 5: the mean square error over a row's numbers plus the mean loss over its categories.
/// Each is a mean, and the velocity is of one size at every step, so that neither many columns nor the ends of the noise make
/// the loss large, which the sum of T-fold divergences and noise estimates can. Cells that are told count as 0.
/// </remarks>
internal sealed class TabDdpmLoss(TabDdpmOptions options, SignalLevels levels)
{
    /// <summary>The mean loss per row.</summary>
    /// <param name="said">The network's word, [rows, numbers and slots].</param>
    /// <param name="batch">The rows, their noise and their times.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="gradient">Receives the derivatives, of the shape of <paramref name="said"/>.</param>
    public double Evaluate(ReadOnlySpan<float> said, NoisyBatch batch, int rows, Span<float> gradient)
    {
        MixedState data = batch.Data;
        int width = data.NumbersPerRow + data.SlotsPerRow;
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> one = said.Slice(row * width, width);
            Span<float> slopes = gradient.Slice(row * width, width);
            loss += Numbers(one[..data.NumbersPerRow], batch, row, rows, slopes);
            loss += Categories(one[data.NumbersPerRow..], batch, row, rows, slopes[data.NumbersPerRow..]);
        }
        return loss / rows;
    }

    private double Numbers(ReadOnlySpan<float> said, NoisyBatch batch, int row, int rows, Span<float> slopes)
    {
        if (said.Length == 0) { return 0; }
        double share = levels.Share(batch.Times[row]);
        ReadOnlySpan<float> data = batch.Data.Numbers.AsSpan(row * said.Length), noise = batch.Noise.AsSpan(row * said.Length);
        (double ofNoise, double ofData) = (options.NumberTarget.Wanted(share, 0, 1), options.NumberTarget.Wanted(share, 1, 0));
        (float toNoise, float toData) = ((float)ofNoise, (float)ofData);
        float scale = 2f / (said.Length * rows);
        double squares = 0;
        for (int i = 0; i < said.Length; i++)
        {
            if (batch.Told.TellsNumber(row, i))
            {
                slopes[i] = 0;
                continue;
            }
            float off = said[i] - (toNoise * noise[i] + toData * data[i]);
            squares += off * off;
            slopes[i] = off * scale;
        }
        return squares / said.Length;
    }

    private double Categories(ReadOnlySpan<float> said, NoisyBatch batch, int row, int rows, Span<float> slopes)
    {
        MixedState data = batch.Data;
        int categories = data.Widths.Length, t = batch.Times[row];
        if (categories == 0) { return 0; }
        bool bound = options.CategoryLoss == CategoryLoss.Bound;
        double weight = options.CategoryWeight * (bound ? levels.Steps : 1) / categories, loss = 0;
        for (int block = 0; block < categories; block++)
        {
            ReadOnlySpan<float> logits = said.Slice(data.Starts[block], data.Widths[block]);
            Span<float> slope = slopes.Slice(data.Starts[block], data.Widths[block]);
            if (batch.Told.TellsCategory(row, block))
            {
                slope.Clear();
                continue;
            }
            int at = row * categories + block;
            loss += bound
                ? CategoryLosses.Divergence(logits, data.Slots[at], batch.Noisy.Slots[at], levels, t, slope)
                : CategoryLosses.CrossEntropy(logits, data.Slots[at], batch.Noisy.Slots[at], levels.Share(t), slope);
        }
        float scale = (float)(weight / rows);
        foreach (ref float slope in slopes) { slope *= scale; }
        return loss * weight;
    }
}
