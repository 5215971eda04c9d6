namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>What a denoiser says about the data behind noisy rows.</summary>
/// <param name="layout">What a row is made of.</param>
/// <param name="rows">The number of rows.</param>
internal sealed class RowEstimate(MixedLayout layout, int rows)
{
    /// <summary>The expected numbers, [rows, numbers].</summary>
    public float[] Numbers { get; } = new float[rows * layout.Scalars.Count];

    /// <summary>The logits of every block's slots, [rows, slots of all blocks]; of those that are masked alone they are used.</summary>
    public float[] Logits { get; } = new float[rows * layout.SlotCount];

    /// <summary>The logits of one block of one row, [slots].</summary>
    public Span<float> Block(int row, MixedBlock block) => Logits.AsSpan(row * layout.SlotCount + block.Start, block.Width);
}

/// <summary>Estimates the data behind rows under the noise of a time in (0, 1].</summary>
internal delegate void RowDenoiser(MaskedRows rows, double time, RowEstimate into);
