using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>Rows on their way from noise to data: numbers, and of every category the slot that it shows.</summary>
internal sealed class MixedState
{
    /// <summary>Rows of zeros.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="numbers">The numbers of a row.</param>
    /// <param name="widths">The slots of each category.</param>
    public MixedState(int rows, int numbers, IReadOnlyList<int> widths)
    {
        (Rows, NumbersPerRow, Widths) = (rows, numbers, [.. widths]);
        Starts = new int[widths.Count];
        for (int block = 1; block < Starts.Length; block++) { Starts[block] = Starts[block - 1] + widths[block - 1]; }
        SlotsPerRow = widths.Sum();
        Numbers = new float[rows * numbers];
        Slots = new int[rows * widths.Count];
    }

    /// <summary>Rows of zeros with the numbers and categories of a layout.</summary>
    public static MixedState Of(MixedLayout layout, int rows) => new(rows, layout.Scalars.Count, [.. layout.Blocks.Select(b => b.Width)]);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The numbers of a row.</summary>
    public int NumbersPerRow { get; }

    /// <summary>The slots of each category, [categories].</summary>
    public int[] Widths { get; }

    /// <summary>Where each category's slots start among those of a row, [categories].</summary>
    public int[] Starts { get; }

    /// <summary>The slots of all categories of a row.</summary>
    public int SlotsPerRow { get; }

    /// <summary>The numbers, [rows, numbers].</summary>
    public float[] Numbers { get; }

    /// <summary>The slot of every category, [rows, categories].</summary>
    public int[] Slots { get; }

    /// <summary>Fills it with noise alone, where every sampling starts.</summary>
    public void FillNoise(NoiseSource noise)
    {
        noise.FillNormal(Numbers);
        float[] uniform = Uniform(noise);
        for (int i = 0; i < Slots.Length; i++) { Slots[i] = MultinomialDiffusion.Noisy(0, 0, Widths[i % Widths.Length], uniform[i]); }
    }

    /// <summary>Adds the noise of the steps from s to a later t.</summary>
    public void AddNoise(SignalLevels levels, int s, int t, NoiseSource noise)
    {
        GaussianStep forward = GaussianStep.Forward(levels, s, t);
        var fresh = new float[Numbers.Length];
        noise.FillNormal(fresh);
        for (int i = 0; i < fresh.Length; i++) { Numbers[i] = (float)(forward.State * Numbers[i] + forward.Spread * fresh[i]); }
        float[] uniform = Uniform(noise);
        double share = levels.ShareSince(s, t);
        for (int i = 0; i < Slots.Length; i++)
        {
            Slots[i] = MultinomialDiffusion.Noisy(Slots[i], share, Widths[i % Widths.Length], uniform[i]);
        }
    }

    /// <summary>A number in (0, 1) for every category of every row.</summary>
    public float[] Uniform(NoiseSource noise)
    {
        var uniform = new float[Slots.Length];
        noise.FillUniform(uniform);
        return uniform;
    }
}
