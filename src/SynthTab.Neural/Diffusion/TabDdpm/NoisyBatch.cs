using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>Training rows, each after a number of steps of noise of its own.</summary>
/// <param name="rows">The encoded table.</param>
/// <param name="layout">Its layout.</param>
/// <param name="levels">The shares of the signal.</param>
/// <param name="most">The most rows.</param>
/// <param name="evenTimes">Whether the times are spread evenly over all steps, with one random shift for all rows.</param>
internal sealed class NoisyBatch(EncodedRows rows, MixedLayout layout, SignalLevels levels, int most, bool evenTimes)
{
    private readonly long[] _slots = new long[layout.Blocks.Count];

    /// <summary>The rows themselves.</summary>
    public MixedState Data { get; } = MixedState.Of(layout, most);

    /// <summary>The rows after noise.</summary>
    public MixedState Noisy { get; } = MixedState.Of(layout, most);

    /// <summary>The noise in the numbers, [rows, numbers].</summary>
    public float[] Noise { get; } = new float[most * layout.Scalars.Count];

    /// <summary>The steps of noise of each row, from 1 to T, [rows].</summary>
    public int[] Times { get; } = new int[most];

    /// <summary>Takes rows and adds noise to them.</summary>
    /// <param name="chosen">The rows' numbers, at most as many as there is room for.</param>
    /// <param name="noise">The random numbers.</param>
    public void Fill(ReadOnlySpan<int> chosen, NoiseSource noise)
    {
        DrawTimes(chosen.Length, noise.Random);
        Take(chosen);
        int numbers = chosen.Length * Data.NumbersPerRow;
        noise.FillNormal(Noise.AsSpan(0, numbers));
        var uniform = new float[chosen.Length * Data.Widths.Length];
        noise.FillUniform(uniform);
        for (int row = 0; row < chosen.Length; row++) { AddNoise(row, levels.Share(Times[row]), uniform); }
    }

    private void DrawTimes(int count, RandomSource random)
    {
        double shift = random.NextDouble();
        for (int i = 0; i < count; i++)
        {
            double at = evenTimes ? (i + shift) / count : random.NextDouble();
            Times[i] = Math.Min(1 + (int)(at * levels.Steps), levels.Steps);
        }
    }

    private void Take(ReadOnlySpan<int> chosen)
    {
        int numbers = Data.NumbersPerRow, categories = _slots.Length;
        for (int i = 0; i < chosen.Length; i++)
        {
            rows.Values(chosen[i]).CopyTo(Data.Numbers.AsSpan(i * numbers));
            rows.WriteSlots(chosen[i], _slots);
            for (int block = 0; block < categories; block++) { Data.Slots[i * categories + block] = (int)_slots[block]; }
        }
    }

    private void AddNoise(int row, double share, ReadOnlySpan<float> uniform)
    {
        float signal = (float)Math.Sqrt(share), spread = (float)Math.Sqrt(1 - share);
        int numbers = Data.NumbersPerRow, categories = _slots.Length;
        for (int i = row * numbers; i < (row + 1) * numbers; i++) { Noisy.Numbers[i] = signal * Data.Numbers[i] + spread * Noise[i]; }
        for (int block = 0; block < categories; block++)
        {
            int at = row * categories + block;
            Noisy.Slots[at] = MultinomialDiffusion.Noisy(Data.Slots[at], share, Data.Widths[block], uniform[at]);
        }
    }
}
