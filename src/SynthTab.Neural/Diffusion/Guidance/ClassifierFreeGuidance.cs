using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Guidance;

/// <summary>
/// Pushes rows further towards what is given of them: answers that know the given cells are moved away from answers of the same
/// network that do not, D + w (D − D₀). There given numbers are under the noise of the time, and given blocks masked.
/// </summary>
/// <remarks>Ho and Salimans 2022, "Classifier-Free Diffusion Guidance", eq. 6. Two answers for one.</remarks>
internal sealed class ClassifierFreeGuidance
{
    private readonly RowDenoiser _denoise;
    private readonly double _weight;
    private readonly IMixedNoise _schedule;
    private readonly float[] _noise; // of given numbers, the same at all times, as along one path

    /// <summary>Prepares the noise of what is hidden.</summary>
    /// <param name="denoise">The denoiser.</param>
    /// <param name="weight">w; 0 changes nothing, -1 answers as if nothing were given.</param>
    /// <param name="schedule">The noise over time.</param>
    /// <param name="rows">Rows of the shape to be made.</param>
    /// <param name="noise">The random numbers.</param>
    public ClassifierFreeGuidance(RowDenoiser denoise, double weight, IMixedNoise schedule, MaskedRows rows, NoiseSource noise)
    {
        (_denoise, _weight, _schedule) = (denoise, weight, schedule);
        _noise = new float[rows.Numbers.Length];
        noise.FillNormal(_noise);
    }

    /// <summary>Answers for rows, pushed; a <see cref="RowDenoiser"/>.</summary>
    public void Denoise(MaskedRows rows, double time, RowEstimate into)
    {
        _denoise(rows, time, into);
        if (_weight == 0 || !rows.AnyGiven) { return; }
        var blind = new RowEstimate(rows.Layout, rows.Rows);
        _denoise(Hidden(rows, time), time, blind);
        Push(into.Numbers, blind.Numbers);
        Push(into.Logits, blind.Logits);
    }

    private void Push(Span<float> seeing, ReadOnlySpan<float> blind)
    {
        float weight = (float)_weight;
        for (int i = 0; i < seeing.Length; i++) { seeing[i] += weight * (seeing[i] - blind[i]); }
    }

    private MaskedRows Hidden(MaskedRows rows, double time)
    {
        MaskedRows hidden = rows.Copy();
        for (int cell = 0; cell < hidden.Slots.Length; cell++)
        {
            if (hidden.SlotGiven[cell]) { (hidden.Slots[cell], hidden.SlotGiven[cell]) = (MaskedRows.Masked, false); }
        }
        for (int cell = 0; cell < hidden.Numbers.Length; cell++)
        {
            if (!hidden.NumberGiven[cell]) { continue; }
            hidden.Numbers[cell] += (float)(_schedule.Sigma(cell % hidden.NumbersPerRow, time) * _noise[cell]);
            hidden.NumberGiven[cell] = false;
        }
        return hidden;
    }
}
