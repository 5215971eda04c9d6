namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>Steps whose variance grows evenly; scaled so that any number of steps ends at about the same noise as a thousand.</summary>
/// <remarks>Ho et al. 2020, "Denoising Diffusion Probabilistic Models", section 4, for a thousand steps; the scale is that of
/// Nichol and Dhariwal 2021.</remarks>
internal sealed class LinearSchedule : IStepSchedule
{
    private const double First = 1e-4, Last = 0.02, ReferenceSteps = 1000, LargestBeta = 0.999;

    /// <inheritdoc/>
    public double[] Betas(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double scale = ReferenceSteps / steps;
        var betas = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            double progress = steps == 1 ? 1 : i / (steps - 1.0);
            betas[i] = Math.Min(scale * (First + progress * (Last - First)), LargestBeta);
        }
        return betas;
    }
}
