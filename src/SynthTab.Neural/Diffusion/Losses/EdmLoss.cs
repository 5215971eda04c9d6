namespace SynthTab.Neural.Diffusion.Losses;

/// <summary>The squared error of a network's answer about one number, whose weight over σ is that of the EDM loss.</summary>
/// <remarks>Karras et al. 2022, eq. 8: λ(σ) c_out² = 1, so the weighted error of the denoiser is (F − target)².</remarks>
internal static class EdmLoss
{
    /// <summary>The loss, and its derivative by the answer.</summary>
    public static double Of(double answer, double target, double weight, out double slope)
    {
        double gap = answer - target;
        slope = 2 * weight * gap;
        return weight * gap * gap;
    }
}
