namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// Rows on their way from noise to data: numbers under Gaussian noise, blocks of which a slot is known or which are masked.
/// Cells that are given are data from the start and never change.
/// </summary>
internal sealed class MaskedRows
{
    /// <summary>The slot of a block that is masked.</summary>
    public const int Masked = -1;

    /// <summary>Rows of zeros and masks, nothing given.</summary>
    public MaskedRows(MixedLayout layout, int rows)
    {
        (Layout, Rows) = (layout, rows);
        Numbers = new float[rows * NumbersPerRow];
        NumberGiven = new bool[rows * NumbersPerRow];
        Slots = new int[rows * BlocksPerRow];
        SlotGiven = new bool[rows * BlocksPerRow];
        Array.Fill(Slots, Masked);
    }

    /// <summary>What a row is made of.</summary>
    public MixedLayout Layout { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The numbers of a row.</summary>
    public int NumbersPerRow => Layout.Scalars.Count;

    /// <summary>The blocks of a row.</summary>
    public int BlocksPerRow => Layout.Blocks.Count;

    /// <summary>The numbers, [rows, numbers].</summary>
    public float[] Numbers { get; }

    /// <summary>Which numbers are data, [rows, numbers].</summary>
    public bool[] NumberGiven { get; }

    /// <summary>The slot of every block, or <see cref="Masked"/>, [rows, blocks].</summary>
    public int[] Slots { get; }

    /// <summary>Which blocks are data, [rows, blocks].</summary>
    public bool[] SlotGiven { get; }

    /// <summary>Whether something of the rows is given.</summary>
    public bool AnyGiven => NumberGiven.AsSpan().Contains(true) || SlotGiven.AsSpan().Contains(true);

    /// <summary>Rows with the same cells.</summary>
    public MaskedRows Copy()
    {
        var copy = new MaskedRows(Layout, Rows);
        Numbers.CopyTo(copy.Numbers, 0);
        NumberGiven.CopyTo(copy.NumberGiven, 0);
        Slots.CopyTo(copy.Slots, 0);
        SlotGiven.CopyTo(copy.SlotGiven, 0);
        return copy;
    }
}
