using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>The shares of every category's slots among the training rows, where a network begins.</summary>
internal static class CategoryShares
{
    /// <summary>Sets the entries of an output bias that belong to slots to the logarithms of their shares.</summary>
    /// <param name="rows">The encoded table.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="bias">The bias, [numbers and slots].</param>
    public static void Write(EncodedRows rows, MixedLayout layout, Tensor bias)
    {
        var counts = new double[layout.SlotCount];
        var slots = new long[layout.Blocks.Count];
        for (int row = 0; row < rows.Rows; row++)
        {
            rows.WriteSlots(row, slots);
            for (int block = 0; block < slots.Length; block++) { counts[layout.Blocks[block].Start + slots[block]]++; }
        }
        if (counts.Length == 0) { return; }
        using var scope = NewDisposeScope();
        using var off = no_grad();
        // Half a row more for every slot keeps the logarithm finite where a slot has none.
        float[] logits = [.. counts.Select(count => (float)Math.Log((count + 0.5) / rows.Rows))];
        bias.narrow(0, layout.Scalars.Count, logits.Length).copy_(tensor(logits));
    }
}
