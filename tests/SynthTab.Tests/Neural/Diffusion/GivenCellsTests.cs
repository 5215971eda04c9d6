using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class GivenCellsTests
{
    private static readonly SignalLevels _levels = new(new CosineSchedule(), 200);

    // Three columns: two numbers, and a number with a block of its own; a fourth with a block of 2.
    private static readonly MixedLayout _layout = new(new EncodedLayout(
    [
        new(0, 0, 1, SpanKind.Scalar, false), new(1, 1, 1, SpanKind.Scalar, false), new(1, 2, 3, SpanKind.OneHot, false),
        new(2, 5, 2, SpanKind.OneHot, true),
    ]));

    [Fact]
    public void An_estimate_is_held_at_what_is_given_and_left_alone_elsewhere()
    {
        MixedState values = MixedState.Of(_layout, 2);
        var told = new ToldCells(_layout, values);
        var given = new GivenCells(told);
        (values.Numbers[1], values.Slots[0], told.Flags[1]) = (7, 2, true); // row 0, the second column: its number and its slot
        given.Allow(0, [true, false, true]);
        var estimate = new MixedEstimate(values);
        new float[] { 1, 2, 3, 4 }.CopyTo(estimate.Numbers, 0);
        new float[] { 0.2f, 0.5f, 0.3f, 0.6f, 0.4f, 0.2f, 0.5f, 0.3f, 0.9f, 0.1f }.CopyTo(estimate.Laws, 0);
        given.Hold(estimate);
        Assert.Equal([1f, 7, 3, 4], estimate.Numbers);
        Assert.Equal([0f, 0, 1, 0.6f, 0.4f, 0.4f, 0, 0.6f, 0.9f, 0.1f], estimate.Laws, (a, b) => Math.Abs(a - b) < 1e-6); // 0.2 and 0.3 of 0.5
    }

    [Fact]
    public void What_is_allowed_twice_is_what_both_allow_and_even_where_it_has_no_chance()
    {
        MixedState values = MixedState.Of(_layout, 1);
        var given = new GivenCells(new ToldCells(_layout, values));
        given.Allow(0, [true, true, false]);
        given.Allow(0, [false, true, true]);
        given.Allow(1, [true, true]);
        var estimate = new MixedEstimate(values);
        new float[] { 0.5f, 0, 0.5f, 0, 0 }.CopyTo(estimate.Laws, 0);
        given.Hold(estimate);
        Assert.Equal([0f, 1, 0, 0.5f, 0.5f], estimate.Laws);
    }

    // A number z = 0.9 a + sqrt(0.19) e beside a, both of spread 1. Given a = 1.5 the exact law of z is normal with mean 1.35
    // and spread 0.436. The denoiser knows a only through its noise, so that one walk is not exact, and taking steps again
    // brings it nearer.
    [Fact]
    public void Steps_taken_again_bring_the_other_cells_to_fit_those_that_are_given()
    {
        (double meanOnce, double spreadOnce) = Walk(rounds: 1);
        (double mean, double spread) = Walk(rounds: 8);
        Assert.Equal(1.35, mean, 0.06);
        Assert.Equal(0.436, spread, 0.06);
        Assert.True(Math.Abs(mean - 1.35) + Math.Abs(spread - 0.436) < Math.Abs(meanOnce - 1.35) + Math.Abs(spreadOnce - 0.436));
    }

    private static (double Mean, double Spread) Walk(int rounds)
    {
        const double Correlation = 0.9;
        var layout = new MixedLayout(new EncodedLayout([new(0, 0, 1, SpanKind.Scalar, false), new(1, 1, 1, SpanKind.Scalar, false)]));
        MixedState state = MixedState.Of(layout, 8000), values = MixedState.Of(layout, 8000);
        var given = new GivenCells(new ToldCells(layout, values));
        for (int row = 0; row < state.Rows; row++) { (values.Numbers[2 * row], given.Told.Flags[2 * row]) = (1.5f, true); }
        new ReverseWalk(_levels, new AncestralSampler(_levels), 60).Run(
            state,
            (at, t, into) =>
            {
                // Both of spread 1: E[x0 | xt] = sqrt(s) C (s C + (1 - s) I)^-1 xt with C the correlation matrix.
                double s = _levels.Share(t), diagonal = 1, off = s * Correlation, det = diagonal * diagonal - off * off;
                for (int row = 0; row < at.Rows; row++)
                {
                    double a = at.Numbers[2 * row], z = at.Numbers[2 * row + 1];
                    double u = (diagonal * a - off * z) / det, v = (diagonal * z - off * a) / det;
                    into.Numbers[2 * row] = (float)(Math.Sqrt(s) * (u + Correlation * v));
                    into.Numbers[2 * row + 1] = (float)(Math.Sqrt(s) * (v + Correlation * u));
                }
            },
            given, rounds, new NoiseSource(new RandomSource(6)));
        double[] made = [.. Enumerable.Range(0, state.Rows).Select(row => (double)state.Numbers[2 * row + 1])];
        Assert.All(Enumerable.Range(0, state.Rows), row => Assert.Equal(1.5f, state.Numbers[2 * row], 1e-4f));
        double mean = made.Average();
        return (mean, Math.Sqrt(made.Average(x => (x - mean) * (x - mean))));
    }
}
