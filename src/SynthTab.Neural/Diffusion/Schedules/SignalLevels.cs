namespace SynthTab.Neural.Diffusion.Schedules;

/// <summary>
/// What is left of the data after t of T steps: the share ᾱ(t) of its variance, with ᾱ(0) = 1 (the data itself) and ᾱ(T) near 0.
/// The rest, 1 − ᾱ(t), is noise.
/// </summary>
/// <remarks>Ho et al. 2020, "Denoising Diffusion Probabilistic Models", eq. 4; the same numbers serve numbers and categories.</remarks>
internal sealed class SignalLevels
{
    private readonly double[] _share; // [steps + 1]

    /// <summary>Multiplies up what the schedule's steps leave.</summary>
    public SignalLevels(IStepSchedule schedule, int steps)
    {
        double[] betas = schedule.Betas(steps);
        _share = new double[steps + 1];
        _share[0] = 1;
        for (int t = 1; t <= steps; t++) { _share[t] = _share[t - 1] * (1 - betas[t - 1]); }
    }

    /// <summary>T, the number of steps from data to noise.</summary>
    public int Steps => _share.Length - 1;

    /// <summary>ᾱ(t), the share of the data that is left after t steps, in (0, 1], falling.</summary>
    public double Share(int t) => _share[t];

    /// <summary>ᾱ(t) / ᾱ(s), the share that is left at t of what was there at an earlier s.</summary>
    public double ShareSince(int s, int t) => _share[t] / _share[s];

    /// <summary>The steps that a sampler visits when it makes fewer jumps than there are steps: from T down to 0, evenly spaced.</summary>
    /// <param name="jumps">How many jumps; more than there are steps count as one for each step.</param>
    /// <returns>The steps, falling, [jumps + 1].</returns>
    public int[] Visits(int jumps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jumps, 1);
        int count = Math.Min(jumps, Steps);
        var visits = new int[count + 1];
        for (int i = 0; i <= count; i++) { visits[i] = (int)Math.Round((double)Steps * (count - i) / count); }
        return visits;
    }
}
