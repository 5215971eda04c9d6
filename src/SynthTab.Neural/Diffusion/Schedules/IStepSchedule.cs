namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>How much noise each of a fixed number of steps adds.</summary>
internal interface IStepSchedule
{
    /// <summary>The variance that each step adds, in (0, 1), from the first step after the data to the last, [steps].</summary>
    /// <param name="steps">The number of steps, at least 1.</param>
    double[] Betas(int steps);
}
