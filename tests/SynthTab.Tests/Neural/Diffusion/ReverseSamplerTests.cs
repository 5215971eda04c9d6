using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural.Diffusion;

/// <summary>With the exact denoiser of a law, a sampler must give that law back.</summary>
public sealed class ReverseSamplerTests
{
    private const int Rows = 20_000;
    private static readonly SignalLevels _levels = new(new CosineSchedule(), 1000);

    public static TheoryData<string, int> Samplers => new() { { "ancestral", 400 }, { "implicit", 100 }, { "second-order", 25 } };

    // x(0) normal with mean m and variance v: E[x(0) | x(t)] = m + v sqrt(ᾱ)/(v ᾱ + 1 - ᾱ) (x(t) - sqrt(ᾱ) m).
    [Theory, MemberData(nameof(Samplers))]
    public void The_denoiser_of_a_Gaussian_gives_it_back(string name, int jumps)
    {
        const double Mean = 0.7, Variance = 0.36;
        float[] drawn = Draw(name, jumps, numbers: 1, [], (state, t, into) =>
        {
            double share = _levels.Share(t), gain = Variance * Math.Sqrt(share) / (Variance * share + 1 - share);
            for (int i = 0; i < into.Numbers.Length; i++)
            {
                into.Numbers[i] = (float)(Mean + gain * (state.Numbers[i] - Math.Sqrt(share) * Mean));
            }
        }).Numbers;
        double mean = drawn.Average(x => (double)x), spread = Math.Sqrt(drawn.Average(x => (x - mean) * (x - mean)));
        Assert.Equal(Mean, mean, 0.02);  // standard error 0.004
        Assert.Equal(0.6, spread, 0.02); // standard error 0.003, and the steps' own error
    }

    // x(0) is 1 with probability p and -1 else: E[x(0) | x(t)] = tanh(x(t) sqrt(ᾱ)/(1-ᾱ) + log(p/(1-p))/2).
    [Theory, MemberData(nameof(Samplers))]
    public void The_denoiser_of_two_points_gives_them_back(string name, int jumps)
    {
        float[] drawn = Draw(name, jumps, numbers: 1, [], (state, t, into) =>
        {
            double share = _levels.Share(t), prior = 0.5 * Math.Log(0.8 / 0.2);
            for (int i = 0; i < into.Numbers.Length; i++)
            {
                into.Numbers[i] = (float)Math.Tanh(state.Numbers[i] * Math.Sqrt(share) / (1 - share) + prior);
            }
        }).Numbers;
        Assert.All(drawn, x => Assert.InRange(MathF.Abs(x), 0.9f, 1.1f));
        Assert.Equal(0.8, drawn.Count(x => x > 0) / (double)Rows, 0.015); // standard error 0.003
    }

    // Two categories of 2 and 3 slots with a joint law: a category's law from the other one's noisy slot is
    // Σ p(a | b) p(b | b(t)).
    [Theory, MemberData(nameof(Samplers))]
    public void The_denoiser_of_two_dependent_categories_gives_their_joint_law_back(string name, int jumps)
    {
        double[,] joint = { { 0.4, 0.1, 0.05 }, { 0.05, 0.1, 0.3 } };
        int[] slots = Draw(name, jumps, numbers: 0, [2, 3], (state, t, into) =>
        {
            double share = _levels.Share(t);
            for (int row = 0; row < state.Rows; row++)
            {
                int a = state.Slots[2 * row], b = state.Slots[2 * row + 1];
                for (int i = 0; i < 2; i++)
                {
                    for (int j = 0; j < 3; j++)
                    {
                        into.Laws[5 * row + i] += (float)(joint[i, j] * Evidence(j, b, share, 3));
                        into.Laws[5 * row + 2 + j] += (float)(joint[i, j] * Evidence(i, a, share, 2));
                    }
                }
                Normalize(into.Laws.AsSpan(5 * row, 2));
                Normalize(into.Laws.AsSpan(5 * row + 2, 3));
            }
        }).Slots;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double share = Enumerable.Range(0, Rows).Count(row => slots[2 * row] == i && slots[2 * row + 1] == j) / (double)Rows;
                Assert.Equal(joint[i, j], share, 0.02); // both are drawn at once in a step: long steps lose a little dependence
            }
        }
    }

    [Fact]
    public void The_noise_of_many_steps_at_once_is_that_of_the_data_at_the_end()
    {
        var state = new MixedState(Rows, 1, [4]);
        Array.Fill(state.Numbers, 2);
        state.AddNoise(_levels, 0, 600, new NoiseSource(new RandomSource(4)));
        double share = _levels.Share(600), mean = state.Numbers.Average(x => (double)x);
        Assert.Equal(2 * Math.Sqrt(share), mean, 0.03);
        Assert.Equal(1 - share, state.Numbers.Average(x => (x - mean) * (x - mean)), 0.03);
        Assert.Equal(share + (1 - share) / 4, state.Slots.Count(slot => slot == 0) / (double)Rows, 0.015);
    }

    private static MixedState Draw(string name, int jumps, int numbers, int[] widths, MixedDenoiser denoise)
    {
        ReverseSampler sampler = name switch
        {
            "ancestral" => new AncestralSampler(_levels),
            "implicit" => new ImplicitSampler(_levels),
            _ => new SecondOrderSampler(_levels),
        };
        var noise = new NoiseSource(new RandomSource(8));
        var state = new MixedState(Rows, numbers, widths);
        state.FillNoise(noise);
        int[] visits = _levels.Visits(jumps);
        for (int i = 0; i < jumps; i++)
        {
            var estimate = new MixedEstimate(state);
            denoise(state, visits[i], estimate);
            sampler.Step(state, estimate, visits[i], visits[i + 1], noise);
        }
        return state;
    }

    private static double Evidence(int data, int noisy, double share, int width) => (data == noisy ? share : 0) + (1 - share) / width;

    private static void Normalize(Span<float> law)
    {
        float all = 0;
        foreach (float chance in law) { all += chance; }
        foreach (ref float chance in law) { chance /= all; }
    }
}
