namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>What a denoiser says about the data behind noisy rows.</summary>
/// <param name="state">The rows that it speaks of.</param>
internal sealed class MixedEstimate(MixedState state)
{
    /// <summary>The expected numbers, x̂(0), [rows, numbers].</summary>
    public float[] Numbers { get; } = new float[state.Numbers.Length];

    /// <summary>Of every category the law of its slot from all evidence but its own noisy slot, [rows, slots of all categories].
    /// Each sums to 1. A sampler overwrites it.</summary>
    public float[] Laws { get; } = new float[state.Rows * state.SlotsPerRow];
}

/// <summary>Estimates the data behind noisy rows.</summary>
/// <param name="state">The rows after t steps of noise.</param>
/// <param name="t">The number of steps, at least 1.</param>
/// <param name="into">Receives the estimate.</param>
internal delegate void MixedDenoiser(MixedState state, int t, MixedEstimate into);
