using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>Draws every earlier state from its law given the state before: new noise at every step.</summary>
/// <remarks>Ho et al. 2020, algorithm 2, with the larger of the two variances; Hoogeboom et al. 2021, section 4.2, for categories.</remarks>
internal sealed class AncestralSampler(SignalLevels levels) : ReverseSampler(levels)
{
    /// <inheritdoc/>
    protected override GaussianStep NumberStep(int t, int s) => GaussianStep.Ancestral(Levels, t, s);

    /// <inheritdoc/>
    protected override void SlotStep(Span<float> law, int slot, int t, int s) => MultinomialDiffusion.Posterior(law, slot, Levels, t, s);
}
