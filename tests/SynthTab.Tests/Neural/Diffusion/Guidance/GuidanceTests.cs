using MathNet.Numerics.Distributions;
using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Guidance;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Neural.Runtime;
using SynthTab.Tests.Neural.Diffusion.Samplers;

namespace SynthTab.Tests.Neural.Diffusion.Guidance;

public sealed class GuidanceTests
{
    private static readonly TabDiffSchedules _noise = new([new KarrasSchedule()], [], categoriesFirst: false);

    private static readonly MixedLayout _oneNumber = new(new EncodedLayout([new EncodedSpan(0, 0, 1, SpanKind.Scalar, IsCategory: false)]));

    public static TheoryData<double, double> Ranges => new() { { 1, double.PositiveInfinity }, { -0.5, 0.3 }, { double.NegativeInfinity, -1.5 } };

    // By Riemann sums over the density.
    [Theory, MemberData(nameof(Ranges))]
    public void The_mean_within_a_range_is_that_of_the_truncated_normal(double low, double high)
    {
        (double mass, double moment) = (0, 0);
        for (double x = -12; x < 12; x += 1e-4)
        {
            if (x < low || x > high) { continue; }
            double density = Normal.PDF(0.4, 1.3, x);
            (mass, moment) = (mass + density, moment + density * x);
        }
        Assert.Equal(moment / mass, RangeTruncation.Mean(0.4, 1.3, new NumberRange(0, low, high)), 1e-3);
    }

    [Fact]
    public void Far_out_the_mean_hugs_the_nearer_end()
    {
        Assert.InRange(RangeTruncation.Mean(0, 0.01, new NumberRange(0, 5, 6)), 5, 5.001);
        Assert.InRange(RangeTruncation.Mean(0, 0.01, new NumberRange(0, double.NegativeInfinity, -3)), -3.001, -3);
    }

    // The oracle: D = x / (1 + σ²) is the exact denoiser of standard normal data.
    [Theory, MemberData(nameof(Ranges))]
    public void A_steered_walk_of_normal_data_gives_the_truncated_normal(double low, double high)
    {
        var range = new NumberRange(0, low, high);
        var rows = new MaskedRows(_oneNumber, 20_000);
        var random = new NoiseSource(new RandomSource(1));
        MixedWalk.FillNoise(rows, _noise, random);
        var steered = new RangeTruncation(Exact, [range], _noise, new EdmPreconditioning().Spread);
        new MixedWalk(_noise, new DpmSolverPlusPlus2M(), new IndependentUnmasking(_noise)).Run(rows, _noise.Times(60, 0), steered.Denoise, 2);
        var shares = new float[rows.Rows];
        random.FillUniform(shares);
        double[] expected = [.. shares.Select(s => RangeTruncation.Draw(range, s)).Order()], made = [.. rows.Numbers.Select(n => (double)n).Order()];
        Assert.All(made, x => Assert.InRange(x, low - 0.01, high + 0.01));
        Assert.All(Enumerable.Range(1, 19), i => Assert.Equal(expected[i * 1000], made[i * 1000], 0.05));
    }

    // Whoever sees what is given answers 1, the others 0; pushed by 0.5, 1.5.
    [Fact]
    public void Answers_are_pushed_away_from_those_that_do_not_see_what_is_given()
    {
        var rows = new MaskedRows(MixedLaw.Layout, 2);
        (rows.Slots[0], rows.SlotGiven[0]) = (1, true);
        (rows.Numbers[1], rows.NumberGiven[1]) = (0.25f, true);
        void Answer(MaskedRows seen, double time, RowEstimate into)
        {
            for (int row = 0; row < 2; row++) { into.Numbers[row] = seen.SlotGiven[row] && seen.Slots[row] == 1 || seen.NumberGiven[row] ? 1 : 0; }
        }

        var schedule = new TabDiffSchedules([new KarrasSchedule()], [new LogLinearMasking()], categoriesFirst: false);
        var guided = new ClassifierFreeGuidance(Answer, 0.5, schedule, rows, new NoiseSource(new RandomSource(1)));
        var answer = new RowEstimate(MixedLaw.Layout, 2);
        guided.Denoise(rows, 0.7, answer);
        Assert.Equal([1.5f, 1.5f], answer.Numbers);
        Assert.Equal((1, 0.25f), (rows.Slots[0], rows.Numbers[1]));
    }

    private static void Exact(MaskedRows rows, double time, RowEstimate into)
    {
        double sigma = _noise.Sigma(0, time);
        for (int row = 0; row < rows.Rows; row++) { into.Numbers[row] = (float)(rows.Numbers[row] / (1 + sigma * sigma)); }
    }
}
