namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// The multistep method of second order in the logarithm of the noise: the answers of this step and of the one before are
/// extended in a straight line. One answer of the denoiser a step.
/// </summary>
/// <remarks>Lu et al. 2022, "DPM-Solver++: Fast Solver for Guided Sampling of Diffusion Probabilistic Models", algorithm 2, in σ:
/// with h = ln(σ/σ'), x' = (σ'/σ) x + (1 − σ'/σ) ((1 + h/2h₋) D − (h/2h₋) D₋). The first and the last step are of first order.</remarks>
internal sealed class DpmSolverPlusPlus2M : INumberSolver
{
    private float[]? _before;      // the answers of the step before
    private double[] _lengths = []; // its h, per number

    /// <inheritdoc/>
    public double Churn(int steps) => 0;

    /// <inheritdoc/>
    public void Step(MaskedRows rows, RowEstimate estimate, NumberStep step, RowDenoiser denoise)
    {
        int width = rows.NumbersPerRow;
        bool last = step.ToTime <= 0;
        var lengths = new double[width];
        var keep = new float[width];
        var extend = new float[width];
        for (int number = 0; number < width; number++)
        {
            keep[number] = (float)(step.To[number] / step.From[number]);
            lengths[number] = last ? 0 : Math.Log(step.From[number] / step.To[number]);
            extend[number] = last || _before is null ? 0 : (float)(lengths[number] / (2 * _lengths[number]));
        }
        for (int i = 0; i < rows.Numbers.Length; i++)
        {
            if (rows.NumberGiven[i]) { continue; }
            int number = i % width;
            float answer = estimate.Numbers[i];
            if (extend[number] != 0) { answer += extend[number] * (answer - _before![i]); }
            rows.Numbers[i] = keep[number] * rows.Numbers[i] + (1 - keep[number]) * answer;
        }
        _before ??= new float[rows.Numbers.Length];
        estimate.Numbers.CopyTo(_before, 0);
        _lengths = lengths;
    }
}
