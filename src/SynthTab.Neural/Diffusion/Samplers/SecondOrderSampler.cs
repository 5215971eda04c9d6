using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// DPM-Solver++(2M): numbers follow the same path as under <see cref="ImplicitSampler"/>, along a line through this estimate of
/// the data and the one before, so that fewer and longer steps do; categories keep their slot as by <see cref="ImplicitSampler"/>:
/// redrawn at every long step, each by its own law, they would lose what ties them together.
/// </summary>
/// <remarks>Lu et al. 2022, "DPM-Solver++: Fast Solver for Guided Sampling of Diffusion Probabilistic Models", algorithm 2.</remarks>
internal sealed class SecondOrderSampler(SignalLevels levels) : ReverseSampler(levels)
{
    private float[] _last = [], _line = [];
    private double _lastLength; // of the step before, in the logarithm of signal over noise; 0: there was none

    /// <inheritdoc/>
    public override void Forget() => _lastLength = 0;

    /// <inheritdoc/>
    protected override ReadOnlySpan<float> Numbers(MixedEstimate estimate, int t, int s)
    {
        float[] data = estimate.Numbers;
        if (_last.Length != data.Length) { (_last, _line) = (new float[data.Length], new float[data.Length]); }
        double length = s == 0 ? 0 : Clarity(s) - Clarity(t); // the last step, to no noise at all, has no finite length
        bool straight = _lastLength == 0 || length == 0;
        float weight = straight ? 0 : (float)(length / (2 * _lastLength));
        for (int i = 0; i < data.Length; i++) { _line[i] = data[i] + weight * (data[i] - _last[i]); }
        data.CopyTo(_last, 0);
        _lastLength = length;
        return _line;
    }

    /// <inheritdoc/>
    protected override GaussianStep NumberStep(int t, int s) => GaussianStep.Implicit(Levels, t, s, noise: 0);

    /// <inheritdoc/>
    protected override void SlotStep(Span<float> law, int slot, int t, int s) => MultinomialDiffusion.Implicit(law, slot, Levels, t, s);

    /// <summary>The logarithm of signal over noise, log √(ᾱ / (1 − ᾱ)).</summary>
    private double Clarity(int t) => 0.5 * Math.Log(Levels.Share(t) / (1 - Levels.Share(t)));
}
