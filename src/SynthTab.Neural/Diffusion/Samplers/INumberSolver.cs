namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>One way of walking numbers from noise to data along the probability flow dx/dσ = (x − D(x; σ)) / σ. For one walk.</summary>
internal interface INumberSolver
{
    /// <summary>How much of the noise is freshly drawn: before a step from σ the noise is raised to σ (1 + churn). At least 0.</summary>
    double Churn(int steps);

    /// <summary>Moves the numbers that are not given.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="estimate">The denoiser's answer for them; may be overwritten.</param>
    /// <param name="step">The noise before and after.</param>
    /// <param name="denoise">Answers once more, after the step.</param>
    void Step(MaskedRows rows, RowEstimate estimate, NumberStep step, RowDenoiser denoise);
}

/// <summary>A step of all numbers from one time to an earlier one.</summary>
/// <param name="From">The deviation of each number's noise before the step, [numbers].</param>
/// <param name="To">And after it, [numbers]; all 0 in the last step.</param>
/// <param name="ToTime">The time after the step.</param>
internal sealed record NumberStep(double[] From, double[] To, double ToTime);
