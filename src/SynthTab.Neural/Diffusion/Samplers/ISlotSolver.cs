using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>One way of revealing masked blocks. For one walk.</summary>
internal interface ISlotSolver
{
    /// <summary>Whether blocks may be revealed between two times, so that the denoiser's answer is needed.</summary>
    bool Moves(double from, double to);

    /// <summary>Reveals blocks, drawn from the softmax of their logits.</summary>
    void Step(MaskedRows rows, RowEstimate estimate, double from, double to, NoiseSource noise);

    /// <summary>Whether what was revealed can be masked once more.</summary>
    bool Remasks { get; }

    /// <summary>Masks blocks that are not given once more, as the noise between a time and a later one would; nothing where
    /// <see cref="Remasks"/> is false.</summary>
    void Mask(MaskedRows rows, double from, double to, NoiseSource noise);
}
