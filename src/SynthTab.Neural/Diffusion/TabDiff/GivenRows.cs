using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Runtime;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>Rows that are partly known, as a walk starts from them.</summary>
internal static class GivenRows
{
    private const float Never = -1e9f; // finite, so that guidance may take differences

    /// <summary>Gives the known cells.</summary>
    /// <param name="block">The rows and what is unknown of them.</param>
    /// <param name="encoded">Their entries; those of unknown cells mean nothing.</param>
    /// <param name="rows">Receives them; at least as many.</param>
    /// <param name="encoder">Knows which cells have a slot.</param>
    /// <param name="noise">The random numbers.</param>
    public static void Fill(CompletionBlock block, EncodedMatrix encoded, MaskedRows rows, TableEncoder encoder, NoiseSource noise)
    {
        var filling = new float[rows.Numbers.Length];
        noise.FillNormal(filling);
        for (int row = 0; row < encoded.Rows; row++)
        {
            Span<float> entries = encoded.Row(row);
            for (int i = 0; i < rows.BlocksPerRow; i++)
            {
                MixedBlock own = rows.Layout.Blocks[i];
                int slot = entries.Slice(own.EncodedStart, own.Width).IndexOf(1f), cell = row * rows.BlocksPerRow + i;
                if (IsKnown(own.Column, row) && slot >= 0) { (rows.Slots[cell], rows.SlotGiven[cell]) = (slot, true); }
            }
            for (int i = 0; i < rows.NumbersPerRow; i++)
            {
                MixedScalar own = rows.Layout.Scalars[i];
                int cell = row * rows.NumbersPerRow + i;
                if (!IsKnown(own.Column, row)) { continue; }
                rows.NumberGiven[cell] = true;
                // Beside a point mass or a missing cell stands no number: noise, as in training.
                rows.Numbers[cell] = BesideMass(rows, row, own.Column) ? filling[cell] : entries[own.EncodedStart];
            }
        }

        // A cell that is missing where training had none like it is a fact that the model cannot use.
        bool IsKnown(int column, int row) => !block.Unknown[column, row]
            && (encoder.Columns[column].MissingSlot >= 0 || !block.Partial.Columns[column].IsMissing(row));
    }

    /// <summary>Lets no cell become missing where training had any value.</summary>
    public static RowDenoiser WithoutMissing(RowDenoiser denoise, TableEncoder encoder) => (rows, time, into) =>
    {
        denoise(rows, time, into);
        foreach (MixedBlock block in rows.Layout.Blocks)
        {
            int missing = encoder.Columns[block.Column].MissingSlot;
            if (missing < 0 || block.Width == 1) { continue; }
            for (int row = 0; row < rows.Rows; row++) { into.Block(row, block)[missing] = Never; }
        }
    };

    private static bool BesideMass(MaskedRows rows, int row, int column)
    {
        for (int i = 0; i < rows.BlocksPerRow; i++)
        {
            if (rows.Layout.Blocks[i].Column == column) { return rows.Slots[row * rows.BlocksPerRow + i] != 0; }
        }
        return false;
    }
}
