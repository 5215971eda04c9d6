using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>The way of rows from noise to data: one solver for the numbers and one for the blocks, on one grid of times.</summary>
/// <param name="schedule">The noise over time.</param>
/// <param name="numbers">Moves the numbers.</param>
/// <param name="slots">Reveals the blocks.</param>
internal sealed class MixedWalk(IMixedNoise schedule, INumberSolver numbers, ISlotSolver slots)
{
    private const ulong StepStream = 0x7761_6c6b; // apart from the other keys of the seed

    /// <summary>Walks rows along times, which descend.</summary>
    /// <param name="rows">Under the noise of the first time; become data where the last time is 0.</param>
    /// <param name="times">The times.</param>
    /// <param name="denoise">The denoiser.</param>
    /// <param name="seed">Names the random numbers: each step has its own, so that a row depends on no other row.</param>
    /// <returns>The answers of the denoiser that were needed.</returns>
    public int Run(MaskedRows rows, ReadOnlySpan<double> times, RowDenoiser denoise, long seed)
    {
        var estimate = new RowEstimate(rows.Layout, rows.Rows);
        bool anyNumber = rows.NumberGiven.AsSpan().Contains(false);
        int answers = 0;
        void Count(MaskedRows r, double t, RowEstimate e)
        {
            answers++;
            denoise(r, t, e);
        }
        double churn = numbers.Churn(times.Length - 1);
        for (int step = 0; step + 1 < times.Length; step++)
        {
            double from = times[step], to = times[step + 1];
            bool numbersLive = rows.NumbersPerRow > 0 && schedule.NumbersPresent(from), numbersMove = anyNumber && numbersLive;
            bool slotsMove = rows.BlocksPerRow > 0 && slots.Moves(from, to);
            if (!numbersMove && !slotsMove) { continue; }
            var noise = new NoiseSource(new RandomSource(seed, StepStream, (ulong)step));
            // The time may go back only where the masks can follow it.
            if (churn > 0 && (slots.Remasks || !schedule.BlocksPresent(from))) { from = Stir(rows, from, churn, numbersLive, noise); }
            Count(rows, from, estimate);
            if (slotsMove) { slots.Step(rows, estimate, from, to, noise); }
            if (numbersMove) { numbers.Step(rows, estimate, new NumberStep(Sigmas(rows, from), Sigmas(rows, to), to), Count); }
        }
        return answers;
    }

    /// <summary>Fills the numbers that are not given with noise alone.</summary>
    public static void FillNoise(MaskedRows rows, IMixedNoise schedule, NoiseSource noise)
    {
        var fresh = new float[rows.Numbers.Length];
        noise.FillNormal(fresh);
        for (int i = 0; i < fresh.Length; i++)
        {
            // The data's own deviation of 1 is part of what a number under the greatest noise deviates by.
            double sigma = schedule.Sigma(i % rows.NumbersPerRow, 1);
            if (!rows.NumberGiven[i]) { rows.Numbers[i] = (float)(Math.Sqrt(sigma * sigma + 1) * fresh[i]); }
        }
    }

    /// <summary>Adds a little noise; returns the time of the noise that there is now.</summary>
    private double Stir(MaskedRows rows, double from, double churn, bool numbersLive, NoiseSource noise)
    {
        double[] before = Sigmas(rows, from);
        double later = 1;
        for (int number = 0; numbersLive && number < before.Length; number++)
        {
            later = Math.Min(later, schedule.TimeOf(number, before[number] * (1 + churn)));
        }
        later = numbersLive ? Math.Max(later, from) : Math.Min(1, from * (1 + churn));
        if (later <= from) { return from; }
        if (numbersLive) { AddNoise(rows, before, Sigmas(rows, later), noise); }
        if (rows.BlocksPerRow > 0) { slots.Mask(rows, from, later, noise); }
        return later;
    }

    private static void AddNoise(MaskedRows rows, double[] before, double[] after, NoiseSource noise)
    {
        var fresh = new float[rows.Numbers.Length];
        noise.FillNormal(fresh);
        double[] deviations = [.. before.Zip(after, (b, a) => Math.Sqrt(Math.Max(a * a - b * b, 0)))];
        for (int i = 0; i < fresh.Length; i++)
        {
            if (!rows.NumberGiven[i]) { rows.Numbers[i] += (float)(deviations[i % deviations.Length] * fresh[i]); }
        }
    }

    private double[] Sigmas(MaskedRows rows, double time)
    {
        var sigmas = new double[rows.NumbersPerRow];
        for (int number = 0; time > 0 && number < sigmas.Length; number++) { sigmas[number] = schedule.Sigma(number, time); }
        return sigmas;
    }
}
