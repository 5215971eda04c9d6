using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What rows that are partly known give.</summary>
internal static class GivenByRows
{
    /// <summary>The known cells; those to be filled may not become missing where training had any value.</summary>
    /// <param name="block">The rows and what is unknown of them.</param>
    /// <param name="encoded">The rows' entries; those of unknown cells mean nothing.</param>
    /// <param name="state">Rows of the shape to be made, at least as many.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="encoder">Knows the slots of missing cells.</param>
    public static GivenCells Of(CompletionBlock block, EncodedMatrix encoded, MixedState state, MixedLayout layout, TableEncoder encoder)
    {
        var given = new GivenCells(state);
        for (int category = 0; category < layout.Blocks.Count; category++)
        {
            MixedBlock slots = layout.Blocks[category];
            int missing = encoder.Columns[slots.Column].MissingSlot;
            if (missing >= 0 && slots.Width > 1)
            {
                given.Allow(category, [.. Enumerable.Range(0, slots.Width).Select(slot => slot != missing)]);
            }
        }
        for (int row = 0; row < encoded.Rows; row++) { Take(row, encoded.Row(row), block, given, layout, encoder); }
        return given;
    }

    /// <summary>The classes that are known, into an array of hidden ones.</summary>
    public static void ReadClasses(EncodedMatrix encoded, CellMask unknown, MixedLayout layout, ClassCondition condition, int[] classes)
    {
        MixedBlock block = layout.Blocks[condition.Block];
        for (int row = 0; row < encoded.Rows; row++)
        {
            int slot = Shown(encoded.Row(row).Slice(block.EncodedStart, block.Width));
            if (!unknown[condition.Column, row] && slot >= 0) { classes[row] = slot; }
        }
    }

    private static void Take(
        int row, Span<float> entries, CompletionBlock block, GivenCells given, MixedLayout layout, TableEncoder encoder)
    {
        for (int i = 0; i < layout.Scalars.Count; i++)
        {
            MixedScalar scalar = layout.Scalars[i];
            if (IsKnown(scalar.Column)) { given.SetNumber(row, i, entries[scalar.EncodedStart]); }
        }
        for (int category = 0; category < layout.Blocks.Count; category++)
        {
            MixedBlock slots = layout.Blocks[category];
            int slot = Shown(entries.Slice(slots.EncodedStart, slots.Width));
            if (IsKnown(slots.Column) && slot >= 0) { given.SetSlot(row, category, slot); }
        }

        // A cell that is missing where training had none like it is a fact that the model cannot use.
        bool IsKnown(int column) => !block.Unknown[column, row]
            && (encoder.Columns[column].MissingSlot >= 0 || !block.Partial.Columns[column].IsMissing(row));
    }

    /// <summary>The slot of the 1, or -1 for a cell that training had none like.</summary>
    private static int Shown(ReadOnlySpan<float> block) => block.IndexOf(1f);
}
