using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>One way of walking from noise to data. It knows no network and no table. For one walk of one thread.</summary>
/// <param name="levels">The shares of the signal.</param>
internal abstract class ReverseSampler(SignalLevels levels)
{
    /// <summary>The shares of the signal.</summary>
    protected SignalLevels Levels { get; } = levels;

    /// <summary>Moves rows from t to an earlier s.</summary>
    /// <param name="state">The rows after t steps of noise; become rows after s steps.</param>
    /// <param name="estimate">What the denoiser says about them; its laws are overwritten.</param>
    /// <param name="t">Where they are.</param>
    /// <param name="s">Where they go, below t.</param>
    /// <param name="noise">The random numbers.</param>
    public void Step(MixedState state, MixedEstimate estimate, int t, int s, NoiseSource noise)
    {
        MoveNumbers(state.Numbers, Numbers(estimate, t, s), NumberStep(t, s), noise);
        MoveSlots(state, estimate.Laws, t, s, noise);
    }

    /// <summary>Forgets the steps before: the rows have been changed from outside.</summary>
    public virtual void Forget()
    {
    }

    /// <summary>The numbers' estimate that the step is made with.</summary>
    protected virtual ReadOnlySpan<float> Numbers(MixedEstimate estimate, int t, int s) => estimate.Numbers;

    /// <summary>The step of the numbers.</summary>
    protected abstract GaussianStep NumberStep(int t, int s);

    /// <summary>Turns a category's law of x(0) into that of x(s), given its noisy slot.</summary>
    protected abstract void SlotStep(Span<float> law, int slot, int t, int s);

    private static void MoveNumbers(Span<float> numbers, ReadOnlySpan<float> data, GaussianStep step, NoiseSource noise)
    {
        float toData = (float)step.Data, toState = (float)step.State, spread = (float)step.Spread;
        if (spread == 0)
        {
            for (int i = 0; i < numbers.Length; i++) { numbers[i] = toData * data[i] + toState * numbers[i]; }
            return;
        }
        var fresh = new float[numbers.Length];
        noise.FillNormal(fresh);
        for (int i = 0; i < numbers.Length; i++) { numbers[i] = toData * data[i] + toState * numbers[i] + spread * fresh[i]; }
    }

    private void MoveSlots(MixedState state, Span<float> laws, int t, int s, NoiseSource noise)
    {
        float[] uniform = state.Uniform(noise);
        int categories = state.Widths.Length;
        for (int row = 0; row < state.Rows; row++)
        {
            for (int block = 0; block < categories; block++)
            {
                Span<float> law = laws.Slice(row * state.SlotsPerRow + state.Starts[block], state.Widths[block]);
                ref int slot = ref state.Slots[row * categories + block];
                SlotStep(law, slot, t, s);
                slot = MultinomialDiffusion.Draw(law, uniform[row * categories + block]);
            }
        }
    }
}
