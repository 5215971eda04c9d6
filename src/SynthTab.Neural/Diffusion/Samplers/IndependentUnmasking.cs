using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// Reveals each masked block by itself with probability (p_t − p_s) / p_t, where p is its share of masks, and all that are left in
/// the last step. What was revealed can be masked again, so that errors of early steps are mended.
/// </summary>
/// <param name="noise">The shares of masks.</param>
/// <remarks>Sahoo et al. 2024, eq. 7; Shi et al. 2025, "TabDiff", algorithm 2, for the masking before each step.</remarks>
internal sealed class IndependentUnmasking(IMixedNoise noise) : ISlotSolver
{
    /// <inheritdoc/>
    public bool Moves(double from, double to) => true;

    /// <inheritdoc/>
    public void Step(MaskedRows rows, RowEstimate estimate, double from, double to, NoiseSource noiseSource)
    {
        var shares = new float[2 * rows.Slots.Length];
        noiseSource.FillUniform(shares);
        for (int block = 0; block < rows.BlocksPerRow; block++)
        {
            double before = noise.MaskShare(block, from);
            double reveal = to <= 0 || before <= 0 ? 1 : (before - noise.MaskShare(block, to)) / before;
            for (int row = 0; row < rows.Rows; row++)
            {
                int cell = row * rows.BlocksPerRow + block;
                if (rows.Slots[cell] != MaskedRows.Masked || shares[2 * cell] >= reveal) { continue; }
                rows.Slots[cell] = SlotDraw.At(estimate.Block(row, rows.Layout.Blocks[block]), shares[2 * cell + 1]);
            }
        }
    }

    /// <inheritdoc/>
    public bool Remasks => true;

    /// <inheritdoc/>
    public void Mask(MaskedRows rows, double from, double to, NoiseSource noiseSource)
    {
        var shares = new float[rows.Slots.Length];
        noiseSource.FillUniform(shares);
        for (int block = 0; block < rows.BlocksPerRow; block++)
        {
            double hide = 1 - (1 - noise.MaskShare(block, to)) / (1 - noise.MaskShare(block, from));
            for (int row = 0; row < rows.Rows; row++)
            {
                int cell = row * rows.BlocksPerRow + block;
                if (!rows.SlotGiven[cell] && shares[cell] < hide) { rows.Slots[cell] = MaskedRows.Masked; }
            }
        }
    }
}
