using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What rows that are partly known give.</summary>
internal static class GivenByRows
{
    /// <summary>Tells the known cells; those to be filled may not become missing where training had any value.</summary>
    /// <param name="block">The rows and what is unknown of them.</param>
    /// <param name="encoded">The rows' entries; those of unknown cells mean nothing.</param>
    /// <param name="given">Receives what is given.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="encoder">Knows the slots of missing cells.</param>
    public static void Add(CompletionBlock block, EncodedMatrix encoded, GivenCells given, MixedLayout layout, TableEncoder encoder)
    {
        foreach ((int category, MixedBlock slots) in layout.Blocks.Index())
        {
            int missing = encoder.Columns[slots.Column].MissingSlot;
            if (missing >= 0 && slots.Width > 1)
            {
                given.Allow(category, [.. Enumerable.Range(0, slots.Width).Select(slot => slot != missing)]);
            }
        }
        for (int row = 0; row < encoded.Rows; row++) { Take(row, encoded.Row(row), block, given.Told, layout); }
    }

    private static void Take(int row, Span<float> entries, CompletionBlock block, ToldCells told, MixedLayout layout)
    {
        MixedState values = told.Values;
        Span<bool> flags = told.Flags.AsSpan(row * told.Columns, told.Columns);
        for (int column = 0; column < flags.Length; column++) { flags[column] = !block.Unknown[column, row]; }
        foreach ((int number, MixedScalar scalar) in layout.Scalars.Index())
        {
            values.Numbers[row * values.NumbersPerRow + number] = entries[scalar.EncodedStart];
            // Without a block of slots, a cell that is missing where training had none like it cannot be told.
            if (block.Partial.Columns[scalar.Column].IsMissing(row) && !layout.Blocks.Any(b => b.Column == scalar.Column))
            {
                flags[scalar.Column] = false;
            }
        }
        foreach ((int category, MixedBlock slots) in layout.Blocks.Index())
        {
            int slot = entries.Slice(slots.EncodedStart, slots.Width).IndexOf(1f);
            values.Slots[row * values.Widths.Length + category] = Math.Max(slot, 0);
            if (slot < 0) { flags[slots.Column] = false; } // a cell that training had none like
        }
    }
}
