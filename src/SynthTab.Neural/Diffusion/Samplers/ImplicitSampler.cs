using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>DDIM: numbers follow a fixed path from their first noise, categories keep their slot as often as their law allows.</summary>
/// <remarks>Song et al. 2021, "Denoising Diffusion Implicit Models", eq. 12 with η = 0, and appendix A for categories.</remarks>
internal sealed class ImplicitSampler(SignalLevels levels) : ReverseSampler(levels)
{
    /// <inheritdoc/>
    protected override GaussianStep NumberStep(int t, int s) => GaussianStep.Implicit(Levels, t, s, noise: 0);

    /// <inheritdoc/>
    protected override void SlotStep(Span<float> law, int slot, int t, int s) => MultinomialDiffusion.Implicit(law, slot, Levels, t, s);
}
