using System.Numerics.Tensors;
using SynthTab.Encoders;

namespace SynthTab.Neural.Training;

/// <summary>
/// The shifts of logits under which made rows have the training table's shares of a block's slots: of levels, of a number's
/// components, of missing cells.
/// </summary>
/// <remarks>
/// A loss over whole rows leaves single shares off by a percent or so. The shift needs nothing but those shares, and leaves the
/// order in which a row prefers the slots of a block alone. Shares are inverted by the contraction of Berry, Levinsohn and
/// Pakes 1995, "Automobile Prices in Market Equilibrium", eq. 6.8.
/// </remarks>
internal static class ShareCalibration
{
    private const int Rounds = 200;
    private const double Close = 1e-6; // of a share; far below what sampling blurs
    private const float Never = 1e-30f; // the weight of a slot that a row all but excludes

    /// <summary>The shares of a block's slots in the training table, [slots]; all above 0.</summary>
    public static double[] Shares(EncodedRows training, EncodedSpan block)
    {
        var counts = new double[block.Width];
        foreach (ushort slot in training.Slots(block)) { counts[slot]++; }
        // A slot that no row fell into is given half a row, so that the logarithm of its share exists.
        double sum = counts.Sum(c => Math.Max(c, 0.5));
        return Array.ConvertAll(counts, c => Math.Max(c, 0.5) / sum);
    }

    /// <summary>The shifts under which the mean softmax of a block's logits is the goal, [slots].</summary>
    /// <param name="logits">Made rows, [rows · width].</param>
    /// <param name="width">The entries of a row.</param>
    /// <param name="start">The block's first entry.</param>
    /// <param name="goal">The shares wanted, [slots], all above 0.</param>
    public static float[] Shifts(float[] logits, int width, int start, double[] goal)
    {
        int rows = logits.Length / width, slots = goal.Length;
        var odds = new float[rows * slots];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> from = logits.AsSpan(row * width + start, slots);
            Span<float> to = odds.AsSpan(row * slots, slots);
            TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
            TensorPrimitives.Exp<float>(to, to);
            TensorPrimitives.Max<float>(to, Never, to);
        }
        var shifts = new double[slots];
        for (int round = 0; round < Rounds; round++)
        {
            double[] shares = MeanShares(odds, Array.ConvertAll(shifts, s => (float)Math.Exp(s)));
            double farthest = 0;
            for (int slot = 0; slot < shifts.Length; slot++)
            {
                farthest = Math.Max(farthest, Math.Abs(goal[slot] - shares[slot]));
                shifts[slot] = Math.Clamp(shifts[slot] + Math.Log(goal[slot] / shares[slot]), -30, 30);
            }
            if (farthest < Close) { break; }
        }
        return Array.ConvertAll(shifts, s => (float)s);
    }

    private static double[] MeanShares(float[] odds, float[] weights)
    {
        int rows = odds.Length / weights.Length;
        var shares = new double[weights.Length];
        Span<float> weighted = stackalloc float[Math.Min(weights.Length, 256)];
        if (weights.Length > weighted.Length) { weighted = new float[weights.Length]; }
        for (int row = 0; row < rows; row++)
        {
            TensorPrimitives.Multiply(odds.AsSpan(row * weights.Length, weights.Length), weights, weighted);
            float scale = 1 / TensorPrimitives.Sum<float>(weighted);
            for (int slot = 0; slot < shares.Length; slot++) { shares[slot] += weighted[slot] * scale; }
        }
        for (int slot = 0; slot < shares.Length; slot++) { shares[slot] = Math.Max(shares[slot] / rows, double.Epsilon); }
        return shares;
    }
}
