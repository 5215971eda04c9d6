namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>What the network sees of a row: its numbers, scaled; the slots of its blocks, all 0 where one is masked; and for each
/// column whether its cell is given, and so can be trusted at any noise.</summary>
/// <param name="layout">What a row is made of.</param>
internal sealed class RowInput(MixedLayout layout)
{
    /// <summary>The width of an input row.</summary>
    public int Width => layout.Width + layout.Columns;

    /// <summary>The entry of a number.</summary>
    public static int Number(int number) => number;

    /// <summary>The entry of a block's slot.</summary>
    public int Slot(int block, int slot) => layout.Scalars.Count + layout.Blocks[block].Start + slot;

    /// <summary>The entry of a column's flag.</summary>
    public int Flag(int column) => layout.Width + column;
}
