using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>The walk from noise to data: estimate, hold what is given, step; again and again.</summary>
/// <param name="levels">The shares of the signal.</param>
/// <param name="sampler">How a step is made.</param>
/// <param name="jumps">The number of steps, at least 1.</param>
internal sealed class ReverseWalk(SignalLevels levels, ReverseSampler sampler, int jumps)
{
    /// <summary>Turns rows of noise into rows of data.</summary>
    /// <param name="state">Receives the rows.</param>
    /// <param name="denoise">Estimates the data.</param>
    /// <param name="given">What is given of the rows.</param>
    /// <param name="rounds">How often each step is taken: between two rounds the noise of the step is added again, so that the
    /// cells that are not given come to fit those that are. At least 1.</param>
    /// <param name="noise">The random numbers.</param>
    /// <remarks>Lugmayr et al. 2022, "RePaint: Inpainting using Denoising Diffusion Probabilistic Models", algorithm 1. A cell that
    /// is given needs no separate noise here: with the estimate held at its value, every step draws it from its own law.</remarks>
    public void Run(MixedState state, MixedDenoiser denoise, GivenCells given, int rounds, NoiseSource noise)
    {
        state.FillNoise(noise);
        var estimate = new MixedEstimate(state);
        int[] visits = levels.Visits(jumps);
        for (int i = 0; i + 1 < visits.Length; i++)
        {
            for (int round = 1; round <= rounds; round++)
            {
                denoise(state, visits[i], estimate);
                given.Hold(estimate);
                sampler.Step(state, estimate, visits[i], visits[i + 1], noise);
                if (round == rounds || visits[i + 1] == 0) { break; }
                state.AddNoise(levels, visits[i + 1], visits[i], noise);
                sampler.Forget();
            }
        }
    }
}
