using System.Numerics.Tensors;

namespace SynthTab.Neural.Diffusion.Losses;

/// <summary>−log of the probability that the softmax of a masked block's logits gives to its true slot.</summary>
/// <remarks>Sahoo et al. 2024, eq. 10: a cell that is not masked is known and adds nothing.</remarks>
internal static class MaskedCrossEntropy
{
    /// <summary>The loss without its weight; writes the derivative of the weighted loss by the logits.</summary>
    /// <param name="logits">The block's logits, [slots].</param>
    /// <param name="slot">The true slot.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="slope">Receives weight · (softmax − true), [slots].</param>
    public static double Of(ReadOnlySpan<float> logits, int slot, double weight, Span<float> slope)
    {
        float largest = TensorPrimitives.Max(logits);
        TensorPrimitives.Subtract(logits, largest, slope);
        float own = slope[slot];
        TensorPrimitives.Exp<float>(slope, slope);
        float sum = TensorPrimitives.Sum<float>(slope);
        TensorPrimitives.Multiply(slope, (float)weight / sum, slope);
        slope[slot] -= (float)weight;
        return Math.Log(sum) - own;
    }
}
