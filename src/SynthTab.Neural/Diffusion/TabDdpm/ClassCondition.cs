using SynthTab.Encoders;
using SynthTab.Neural.Training;
using SynthTab.Tables;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>The column whose class the network is told: the target, where it is a category.</summary>
/// <param name="Column">The column's position in the schema.</param>
/// <param name="Block">The column's block in the layout.</param>
/// <param name="Width">The number of classes: the block's slots.</param>
internal sealed record ClassCondition(int Column, int Block, int Width)
{
    /// <summary>The target's, or null where the table has no target or predicts a number.</summary>
    public static ClassCondition? Of(TableSchema schema, MixedLayout layout)
    {
        if (schema.Target is not { IsCategorical: true } target) { return null; }
        int column = schema.IndexOf(target.Name);
        (int index, MixedBlock block) = layout.Blocks.Index().First(b => b.Item.Column == column);
        return new ClassCondition(column, index, block.Width);
    }

    /// <summary>The share of each class among the training rows, [classes].</summary>
    public float[] Shares(EncodedRows rows, EncodedLayout layout)
    {
        EncodedSpan span = layout.Spans.First(s => s.Column == Column);
        var shares = new float[Width];
        foreach (ushort slot in rows.Slots(span)) { shares[slot] += 1f / rows.Rows; }
        return shares;
    }
}
