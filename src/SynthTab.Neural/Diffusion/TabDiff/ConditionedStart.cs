using SynthTab.Neural.Diffusion.Guidance;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>
/// Draws the cells that conditions are about before all others, from the model's own law within the conditions, and gives them to
/// the rows. The law of the rest given them is then exact.
/// </summary>
/// <remarks>
/// Blocks come one after the other. A row's block leaves room for the next condition with the probability that the network says,
/// and rows are drawn again by these probabilities (importance resampling, Rubin 1987), so that the blocks have their joint law.
/// A single range is drawn from the number's own law, which quantile-normal coding makes a normal one; several ranges, or a range
/// beside other conditions, from a walk of the numbers alone (<see cref="RangeTruncation"/>).
/// </remarks>
/// <param name="plan">The conditions.</param>
/// <param name="schedules">The noise.</param>
/// <param name="categoriesFirst">Whether numbers can be walked apart from blocks.</param>
internal sealed class ConditionedStart(ConditionPlan plan, TabDiffSchedules schedules, bool categoriesFirst)
{
    private const ulong BlockStream = 11, WalkStream = 12;

    /// <summary>Gives the cells.</summary>
    /// <param name="rows">Rows of which nothing is given yet.</param>
    /// <param name="denoise">The denoiser.</param>
    /// <param name="steps">The steps of a walk.</param>
    /// <param name="seed">Names the random numbers.</param>
    public void Apply(MaskedRows rows, RowDenoiser denoise, int steps, long seed)
    {
        var noise = new NoiseSource(new RandomSource(seed, BlockStream));
        DrawBlocks(rows, denoise, noise);
        if (plan.Ranges.Count == 0) { return; }
        if (plan.Ranges.Count == 1 && plan.Blocks.Keys.All(b => rows.Layout.Blocks[b].Column == ColumnOf(plan.Ranges.First(), rows)))
        {
            DrawFromOwnLaw(rows, plan.Ranges.First(), noise);
        }
        else if (categoriesFirst) { WalkNumbers(rows, denoise, steps, unchecked((long)RandomSource.Name(seed, WalkStream)), noise); }
    }

    /// <summary>The ranges that are still to be kept by the walk of the whole row: of numbers that were not given here.</summary>
    public IReadOnlyList<NumberRange> RangesLeft => categoriesFirst || plan.Ranges.Count < 2 ? [] : [.. plan.Ranges];

    private static int ColumnOf(NumberRange range, MaskedRows rows) => rows.Layout.Scalars[range.Number].Column;

    private void DrawBlocks(MaskedRows rows, RowDenoiser denoise, NoiseSource noise)
    {
        if (plan.Blocks.Count == 0) { return; }
        var weights = new double[rows.Rows];
        var shares = new float[rows.Rows];
        var estimate = new RowEstimate(rows.Layout, rows.Rows);
        // The fewest choices first: one level alone is known without a draw.
        foreach ((int block, float[] left) in plan.Blocks.OrderBy(b => b.Value.Count(l => l > 0)))
        {
            denoise(rows, 1, estimate);
            noise.FillUniform(shares);
            for (int row = 0; row < rows.Rows; row++) { weights[row] += Reveal(rows, row, block, left, estimate, shares[row]); }
        }
        if (plan.Blocks.Count > 1) { Resample(rows, weights, noise.Random.NextDouble()); }
        FillBesideMasses(rows, noise);
    }

    /// <summary>Draws a block within its condition; returns the logarithm of the probability that the condition holds.</summary>
    private static double Reveal(MaskedRows rows, int row, int block, float[] left, RowEstimate estimate, float share)
    {
        Span<float> logits = estimate.Block(row, rows.Layout.Blocks[block]);
        double all = LogSum(logits);
        for (int slot = 0; slot < logits.Length; slot++) { logits[slot] += left[slot] > 0 ? MathF.Log(left[slot]) : float.NegativeInfinity; }
        double kept = LogSum(logits) - all;
        int cell = row * rows.BlocksPerRow + block;
        (rows.Slots[cell], rows.SlotGiven[cell]) = (SlotDraw.At(logits, share), true);
        return kept;
    }

    private static double LogSum(ReadOnlySpan<float> logits)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float logit in logits) { largest = Math.Max(largest, logit); }
        foreach (float logit in logits) { sum += Math.Exp(logit - largest); }
        return largest + Math.Log(sum);
    }

    /// <summary>Draws rows again by weights, systematically: a row of weight w comes ⌊n w⌋ or ⌈n w⌉ times.</summary>
    private static void Resample(MaskedRows rows, double[] logWeights, double offset)
    {
        double largest = logWeights.Max(), sum = logWeights.Sum(w => Math.Exp(w - largest)), passed = 0;
        int[] before = [.. rows.Slots];
        for (int from = 0, to = 0; from < rows.Rows && to < rows.Rows; from++)
        {
            passed += Math.Exp(logWeights[from] - largest) / sum * rows.Rows;
            for (; to < rows.Rows && (to + offset < passed || from == rows.Rows - 1); to++)
            {
                before.AsSpan(from * rows.BlocksPerRow, rows.BlocksPerRow).CopyTo(rows.Slots.AsSpan(to * rows.BlocksPerRow));
            }
        }
    }

    /// <summary>Beside a point mass or a missing cell stands no number: noise, as in training, and given with its block.</summary>
    private void FillBesideMasses(MaskedRows rows, NoiseSource noise)
    {
        var fresh = new float[rows.Numbers.Length];
        noise.FillNormal(fresh);
        foreach (int block in plan.Blocks.Keys)
        {
            int number = rows.Layout.Scalars.ToList().FindIndex(s => s.Column == rows.Layout.Blocks[block].Column);
            if (number < 0) { continue; }
            for (int row = 0; row < rows.Rows; row++)
            {
                int cell = row * rows.NumbersPerRow + number;
                if (rows.Slots[row * rows.BlocksPerRow + block] > 0) { (rows.Numbers[cell], rows.NumberGiven[cell]) = (fresh[cell], true); }
            }
        }
    }

    private static void DrawFromOwnLaw(MaskedRows rows, NumberRange range, NoiseSource noise)
    {
        var shares = new float[rows.Rows];
        noise.FillUniform(shares);
        for (int row = 0; row < rows.Rows; row++)
        {
            int cell = row * rows.NumbersPerRow + range.Number;
            if (rows.NumberGiven[cell]) { continue; }
            (rows.Numbers[cell], rows.NumberGiven[cell]) = ((float)RangeTruncation.Draw(range, shares[row]), true);
        }
    }

    private void WalkNumbers(MaskedRows rows, RowDenoiser denoise, int steps, long seed, NoiseSource noise)
    {
        MixedWalk.FillNoise(rows, schedules, noise);
        var steered = new RangeTruncation(denoise, [.. plan.Ranges], schedules, NetworkDenoiser.Preconditioning.Spread);
        var walk = new MixedWalk(schedules, new DpmSolverPlusPlus2M(), new CountedUnmasking(rows, _ => 1, noise));
        walk.Run(rows, schedules.Times(steps, 0), steered.Denoise, seed);
        foreach (NumberRange range in plan.Ranges)
        {
            for (int cell = range.Number; cell < rows.Numbers.Length; cell += rows.NumbersPerRow) { rows.NumberGiven[cell] = true; }
        }
    }
}
