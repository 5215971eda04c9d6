using System.Numerics.Tensors;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>Draws a slot from the softmax of logits.</summary>
internal static class SlotDraw
{
    /// <summary>The slot at which the running sum of the probabilities passes a share.</summary>
    /// <param name="logits">The logits, [slots]; overwritten. Minus infinity for a slot that must not come.</param>
    /// <param name="share">In (0, 1).</param>
    public static int At(Span<float> logits, float share)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.Exp<float>(logits, logits);
        float left = share * TensorPrimitives.Sum<float>(logits);
        int last = 0;
        for (int slot = 0; slot < logits.Length; slot++)
        {
            if (logits[slot] <= 0) { continue; }
            last = slot;
            left -= logits[slot];
            if (left < 0) { return slot; }
        }
        return last;
    }
}
