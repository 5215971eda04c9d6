using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>Sinusoids of a time, from fast ones that tell near times apart to slow ones that tell far ones apart.</summary>
/// <remarks>Vaswani et al. 2017, "Attention Is All You Need", section 3.5: frequencies from 1 down to 1/10,000.</remarks>
internal static class TimeFeatures
{
    private const double LongestPeriod = 10_000;

    /// <summary>Cosines, then sines, [times, width], of times on a scale of about 0 to 1,000.</summary>
    /// <param name="times">The times, [times].</param>
    /// <param name="width">An even number.</param>
    public static Tensor Of(Tensor times, int width)
    {
        int half = width / 2;
        var frequencies = new double[half];
        for (int i = 0; i < half; i++) { frequencies[i] = Math.Exp(-Math.Log(LongestPeriod) * i / half); }
        Tensor angles = times.unsqueeze(1) * tensor(frequencies, dtype: times.dtype, device: times.device).unsqueeze(0);
        return cat([angles.cos(), angles.sin()], 1);
    }
}
