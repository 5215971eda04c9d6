using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Guidance;

/// <summary>
/// For a network that never met given cells in training: it is shown given numbers under fresh noise of the time, as if they were
/// on their way too, and given blocks as if they had been revealed.
/// </summary>
/// <param name="denoise">The denoiser.</param>
/// <param name="schedule">The noise over time.</param>
/// <param name="noise">The random numbers.</param>
/// <remarks>Lugmayr et al. 2022, "RePaint", with one round, as TabDiff fills gaps. What is unknown is not drawn from the exact law
/// given the rest, because early steps see given numbers only through noise.</remarks>
internal sealed class Replacement(RowDenoiser denoise, IMixedNoise schedule, NoiseSource noise)
{
    /// <summary>Answers for rows; a <see cref="RowDenoiser"/>.</summary>
    public void Denoise(MaskedRows rows, double time, RowEstimate into)
    {
        MaskedRows shown = rows.Copy();
        var fresh = new float[shown.Numbers.Length];
        noise.FillNormal(fresh);
        for (int cell = 0; cell < fresh.Length; cell++)
        {
            if (!shown.NumberGiven[cell]) { continue; }
            shown.Numbers[cell] += (float)(schedule.Sigma(cell % shown.NumbersPerRow, time) * fresh[cell]);
            shown.NumberGiven[cell] = false;
        }
        shown.SlotGiven.AsSpan().Clear();
        denoise(shown, time, into);
    }
}
