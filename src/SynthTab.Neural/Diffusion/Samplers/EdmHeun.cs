namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// Heun's method with churn: a step along the slope at its start, corrected by the slope at its end, after a little fresh noise
/// that forgets earlier errors. Two answers of the denoiser a step.
/// </summary>
/// <param name="churn">The noise drawn afresh over the whole walk, S_churn; 0 for none. Default 1, as in TabSyn and TabDiff.</param>
/// <remarks>Karras et al. 2022, algorithm 2, with S_noise = 1.</remarks>
internal sealed class EdmHeun(double churn = 1) : INumberSolver
{
    /// <inheritdoc/>
    public double Churn(int steps) => Math.Min(churn / steps, Math.Sqrt(2) - 1);

    /// <inheritdoc/>
    public void Step(MaskedRows rows, RowEstimate estimate, NumberStep step, RowDenoiser denoise)
    {
        int width = rows.NumbersPerRow;
        var slopes = new float[rows.Numbers.Length];
        for (int i = 0; i < slopes.Length; i++)
        {
            if (rows.NumberGiven[i]) { continue; }
            double from = step.From[i % width], to = step.To[i % width];
            slopes[i] = (float)((rows.Numbers[i] - estimate.Numbers[i]) / from);
            rows.Numbers[i] += (float)((to - from) * slopes[i]);
        }
        if (step.ToTime <= 0) { return; } // there is no slope where there is no noise
        denoise(rows, step.ToTime, estimate);
        for (int i = 0; i < slopes.Length; i++)
        {
            if (rows.NumberGiven[i]) { continue; }
            double from = step.From[i % width], to = step.To[i % width];
            double end = (rows.Numbers[i] - estimate.Numbers[i]) / to;
            rows.Numbers[i] += (float)((to - from) * (end - slopes[i]) / 2);
        }
    }
}
