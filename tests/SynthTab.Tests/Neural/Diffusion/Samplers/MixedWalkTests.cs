using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural.Diffusion.Samplers;

/// <summary>Oracles: the exact denoiser of a law must give that law back, whatever the sampler.</summary>
public sealed class MixedWalkTests
{
    private const int Rows = 20_000;

    public static TheoryData<bool, bool, bool> Ways =>
        new(from heun in new[] { false, true } from first in new[] { false, true } from counted in new[] { false, true } select (heun, first, counted));

    [Theory, MemberData(nameof(Ways))]
    public void The_exact_denoiser_of_a_mixed_law_gives_that_law_back(bool heun, bool categoriesFirst, bool counted)
    {
        (MaskedRows rows, _) = Walk(heun, categoriesFirst, counted, steps: 60, MixedLaw.Spread);
        double[] ones = Numbers(rows, 1), zeros = Numbers(rows, 0);
        Assert.Equal(MixedLaw.Share, (double)ones.Length / Rows, 0.02);
        Assert.Equal(MixedLaw.Means[1], ones.Average(), 0.03);
        Assert.Equal(MixedLaw.Means[0], zeros.Average(), 0.03);
        Assert.Equal(MixedLaw.Spread, Deviation(ones), 0.03);
        Assert.Equal(MixedLaw.Spread, Deviation(zeros), 0.03);
    }

    [Theory, MemberData(nameof(Ways))]
    public void The_exact_denoiser_of_two_points_gives_two_points_back(bool heun, bool categoriesFirst, bool counted)
    {
        (MaskedRows rows, _) = Walk(heun, categoriesFirst, counted, steps: 60, spread: 0);
        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(MixedLaw.Means[rows.Slots[row]], rows.Numbers[row], 0.02));
        Assert.Equal(MixedLaw.Share, rows.Slots.Count(s => s == 1) / (double)Rows, 0.02);
    }

    // With 1 block and 60 steps: the paper's way answers at every step, twice with Heun but for the last; categories first need
    // one answer for the block.
    [Theory]
    [InlineData(false, false, 60)]
    [InlineData(true, false, 119)]
    [InlineData(false, true, 61)]
    public void A_walk_costs_as_many_answers_as_it_says(bool heun, bool categoriesFirst, int expected)
        => Assert.Equal(expected, Walk(heun, categoriesFirst, counted: true, steps: 60, MixedLaw.Spread).Answers);

    [Theory, InlineData(false), InlineData(true)]
    public void What_is_given_stays_and_the_rest_follows_it(bool categoriesFirst)
    {
        TabDiffSchedules noise = Schedules(categoriesFirst);
        var rows = new MaskedRows(MixedLaw.Layout, Rows);
        for (int row = 0; row < Rows; row++)
        {
            if (row % 2 == 0) { (rows.Slots[row], rows.SlotGiven[row]) = (1, true); }
            else { (rows.Numbers[row], rows.NumberGiven[row]) = (-0.9f, true); }
        }
        Run(rows, noise, new EdmHeun(), new IndependentUnmasking(noise), MixedLaw.Spread, 40);
        float[] whereOne = [.. rows.Numbers.Where((_, row) => row % 2 == 0)];
        Assert.Equal(MixedLaw.Means[1], whereOne.Average(), 0.03);
        Assert.All(Enumerable.Range(0, Rows / 2), i => Assert.Equal((1, -0.9f), (rows.Slots[2 * i], rows.Numbers[2 * i + 1])));
        Assert.InRange(Enumerable.Range(0, Rows / 2).Count(i => rows.Slots[2 * i + 1] == 1), 0, Rows / 1000); // e^-17 against e^-0.03
    }

    // c = a xor b: of two blocks that are revealed in one step the third sees nothing, and half of the rows break the law.
    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(1, 0.4, 0.6)]
    public void With_a_step_for_each_block_no_two_are_drawn_without_regard_to_each_other(int steps, double least, double most)
    {
        EncodedSpan[] spans = [.. Enumerable.Range(0, 3).Select(i => new EncodedSpan(i, 2 * i, 2, SpanKind.OneHot, IsCategory: true))];
        var noise = new TabDiffSchedules([], [.. Enumerable.Repeat(new LogLinearMasking(), 3)], categoriesFirst: true);
        var rows = new MaskedRows(new MixedLayout(new EncodedLayout(spans)), 2000);
        var random = new NoiseSource(new RandomSource(1));
        var walk = new MixedWalk(noise, new DpmSolverPlusPlus2M(), new CountedUnmasking(rows, noise.BlockTime, random));
        walk.Run(rows, noise.Times(steps, 3), Xor, 1);
        Assert.DoesNotContain(MaskedRows.Masked, rows.Slots);
        double broken = Enumerable.Range(0, 2000).Count(r => (rows.Slots[3 * r] ^ rows.Slots[3 * r + 1]) != rows.Slots[3 * r + 2]) / 2000.0;
        Assert.InRange(broken, least, most);
        Assert.Equal(0.5, rows.Slots.Count(s => s == 1) / 6000.0, 0.03);
    }

    private static void Xor(MaskedRows rows, double time, RowEstimate into)
    {
        for (int cell = 0; cell < rows.Slots.Length; cell++)
        {
            int row = cell / 3, a = rows.Slots[3 * row + (cell + 1) % 3], b = rows.Slots[3 * row + (cell + 2) % 3];
            bool known = a != MaskedRows.Masked && b != MaskedRows.Masked;
            for (int slot = 0; slot < 2; slot++) { into.Logits[2 * cell + slot] = known && slot != (a ^ b) ? float.NegativeInfinity : 0; }
        }
    }

    private static (MaskedRows Rows, int Answers) Walk(bool heun, bool categoriesFirst, bool counted, int steps, double spread)
    {
        TabDiffSchedules noise = Schedules(categoriesFirst);
        var rows = new MaskedRows(MixedLaw.Layout, Rows);
        ISlotSolver slots = counted
            ? new CountedUnmasking(rows, noise.BlockTime, new NoiseSource(new RandomSource(8)))
            : new IndependentUnmasking(noise);
        return (rows, Run(rows, noise, heun ? new EdmHeun() : new DpmSolverPlusPlus2M(), slots, spread, steps));
    }

    private static int Run(MaskedRows rows, TabDiffSchedules noise, INumberSolver numbers, ISlotSolver slots, double spread, int steps)
    {
        var random = new NoiseSource(new RandomSource(3));
        MixedWalk.FillNoise(rows, noise, random);
        return new MixedWalk(noise, numbers, slots).Run(rows, noise.Times(steps, 1), new MixedLaw(noise, spread).Denoise, 3);
    }

    private static TabDiffSchedules Schedules(bool categoriesFirst)
        => new([new KarrasSchedule()], [new LogLinearMasking()], categoriesFirst);

    private static double[] Numbers(MaskedRows rows, int slot)
        => [.. Enumerable.Range(0, rows.Rows).Where(r => rows.Slots[r] == slot).Select(r => (double)rows.Numbers[r])];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
