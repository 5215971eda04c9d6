using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>
/// Reveals the blocks of a row in a random order, evenly over the walk: of r blocks that are not given ⌈r p⌉ are masked while the
/// share of masks is p. With as many steps as blocks no two are drawn without regard to each other, so the law is exact.
/// </summary>
/// <remarks>Hoogeboom et al. 2022, "Autoregressive Diffusion Models"; Zheng et al. 2024, "Masked Diffusion Models are Secretly
/// Time-Agnostic Masked Models": which blocks are masked when has no bearing on the law, as long as the data have none on it.</remarks>
internal sealed class CountedUnmasking : ISlotSolver
{
    private readonly Func<double, double> _share;
    private readonly float[] _draws; // [rows, blocks]: each block is revealed once
    private readonly int[][] _orders; // [rows][blocks not given], the last is revealed first

    /// <summary>Draws the orders.</summary>
    /// <param name="rows">The rows, with what is given of them.</param>
    /// <param name="share">The share of masks at a time.</param>
    /// <param name="noise">The random numbers.</param>
    public CountedUnmasking(MaskedRows rows, Func<double, double> share, NoiseSource noise)
    {
        _share = share;
        _orders = new int[rows.Rows][];
        var keys = new float[rows.Slots.Length];
        noise.FillUniform(keys);
        _draws = new float[rows.Slots.Length];
        noise.FillUniform(_draws);
        for (int row = 0; row < rows.Rows; row++)
        {
            int start = row * rows.BlocksPerRow;
            IEnumerable<int> masked = Enumerable.Range(0, rows.BlocksPerRow).Where(b => rows.Slots[start + b] == MaskedRows.Masked);
            _orders[row] = [.. masked.OrderBy(b => keys[start + b])];
        }
    }

    /// <summary>How many of some blocks are masked under a share of masks.</summary>
    public static int Count(int blocks, double share) => (int)Math.Ceiling(blocks * share - 1e-9);

    /// <inheritdoc/>
    public bool Moves(double from, double to)
    {
        double before = _share(from), after = _share(to);
        return Array.Exists(_orders, o => Count(o.Length, after) < Count(o.Length, before));
    }

    /// <inheritdoc/>
    public void Step(MaskedRows rows, RowEstimate estimate, double from, double to, NoiseSource noise)
    {
        double after = _share(to);
        for (int row = 0; row < rows.Rows; row++)
        {
            int[] order = _orders[row];
            for (int at = order.Length - 1; at >= Count(order.Length, after); at--)
            {
                int cell = row * rows.BlocksPerRow + order[at];
                if (rows.Slots[cell] != MaskedRows.Masked) { continue; }
                rows.Slots[cell] = SlotDraw.At(estimate.Block(row, rows.Layout.Blocks[order[at]]), _draws[cell]);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Two blocks would then be revealed in one step, and there are no errors of such steps to mend.</remarks>
    public bool Remasks => false;

    /// <inheritdoc/>
    public void Mask(MaskedRows rows, double from, double to, NoiseSource noise)
    {
    }
}
