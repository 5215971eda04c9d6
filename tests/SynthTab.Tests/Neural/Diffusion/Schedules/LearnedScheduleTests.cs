using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion.Schedules;

public sealed class LearnedScheduleTests
{
    private const double Step = 1e-5;

    public static TheoryData<double> Times => [0.01, 0.3, 0.77, 1];

    // With rho 1 the levels are even: (10 + 2) / 2 at half time. With rho 2: ((√2 + √8) / 2)² = 4.5.
    [Fact]
    public void The_noise_is_a_power_mean_of_its_ends()
    {
        Assert.Equal(6, new KarrasSchedule(2, 10, 1).Sigma(0.5), 12);
        Assert.Equal(4.5, new KarrasSchedule(2, 8, 2).Sigma(0.5), 12);
        Assert.Equal((0.002, 80), (Math.Round(new KarrasSchedule().Sigma(0), 12), Math.Round(new KarrasSchedule().Sigma(1), 9)));
    }

    [Theory, MemberData(nameof(Times))]
    public void A_deviation_is_reached_at_its_time(double time)
    {
        var schedule = new KarrasSchedule();
        Assert.Equal(time, schedule.Time(schedule.Sigma(time)), 10);
    }

    [Fact]
    public void Training_starts_from_the_papers_values()
    {
        Assert.Equal(12, PowerMeanSchedule.Rho(PowerMeanSchedule.InitialRaw), 2);
        Assert.Equal(1.0025, LogLinearMasking.Of(LogLinearMasking.InitialRaw).Power, 4);
    }

    [Theory, MemberData(nameof(Times))]
    public void The_slope_of_the_noise_is_that_of_finite_differences(double time)
    {
        double At(double raw) => new KarrasSchedule(0.002, 80, PowerMeanSchedule.Rho(raw)).Sigma(time);
        const double raw = 1.3;
        double slope = PowerMeanSchedule.SlopeByRaw(new KarrasSchedule(0.002, 80, PowerMeanSchedule.Rho(raw)), raw, time);
        double expected = (At(raw + Step) - At(raw - Step)) / (2 * Step);
        Assert.Equal(expected, slope, 1e-6 * (1 + Math.Abs(expected)));
    }

    [Theory, MemberData(nameof(Times))]
    public void The_slopes_of_masking_are_those_of_finite_differences(double time)
    {
        const double raw = 0.4;
        LogLinearMasking low = LogLinearMasking.Of(raw - Step), own = LogLinearMasking.Of(raw), high = LogLinearMasking.Of(raw + Step);
        Assert.Equal((high.Share(time) - low.Share(time)) / (2 * Step), own.ShareSlope(raw, time), 1e-7);
        double expected = (high.Weight(time) - low.Weight(time)) / (2 * Step);
        Assert.Equal(expected, own.WeightSlope(raw, time), 1e-6 * (1 + Math.Abs(expected)));
    }

    // p(t) = 1e-5 + (1 - 1e-5 - 1e-3) t^k
    [Fact]
    public void The_share_of_masks_grows_to_nearly_all_and_its_weight_is_the_logarithms_slope()
    {
        var masking = new LogLinearMasking(1);
        Assert.Equal(1e-5, masking.Share(0), 12);
        Assert.Equal(0.999, masking.Share(1), 12);
        double slope = (Math.Log(masking.Share(0.3 + Step)) - Math.Log(masking.Share(0.3 - Step))) / (2 * Step);
        Assert.Equal(slope, masking.Weight(0.3), 6);
    }
}
