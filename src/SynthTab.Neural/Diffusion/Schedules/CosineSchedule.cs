namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>
/// Steps after which the share of the signal falls along a squared cosine: slowly near the data, slowly near the noise, and
/// steadily between them.
/// </summary>
/// <remarks>Nichol and Dhariwal 2021, "Improved Denoising Diffusion Probabilistic Models", eq. 17.</remarks>
internal sealed class CosineSchedule : IStepSchedule
{
    private const double Offset = 0.008;       // keeps the first steps from being too small to notice
    private const double LargestBeta = 0.999;  // the last step of the formula would leave nothing of the signal

    /// <inheritdoc/>
    public double[] Betas(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var betas = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            betas[i] = Math.Min(1 - Signal((i + 1.0) / steps) / Signal((double)i / steps), LargestBeta);
        }
        return betas;
    }

    private static double Signal(double progress)
    {
        double root = Math.Cos((progress + Offset) / (1 + Offset) * Math.PI / 2);
        return root * root;
    }
}
