using SynthTab.Evaluation.Privacy.Attacks;

namespace SynthTab.Tests.Evaluation.Privacy.Attacks;

public sealed class AttackRatesTests
{
    // The reference implementation's figures for 264 and 249 successes in 500 attacks (covertype, ten neighbours).
    [Fact]
    public void Rate_and_error_are_those_of_wilson()
    {
        (double centre, double halfWidth) = new AttackRate(264, 500).Estimate;
        Assert.Equal(0.5277865184670766, centre, 12);
        Assert.Equal(0.04359074680286061, halfWidth, 12);
    }

    [Fact]
    public void Residual_risk_is_the_gain_over_what_was_left_to_gain()
    {
        ResidualRisk risk = ResidualRisk.Of(new AttackRate(264, 500), new AttackRate(249, 500));
        Assert.Equal(0.059307119803784496, risk.Value, 12);
        Assert.Equal(0, risk.Interval.Low);
        Assert.Equal(0.17861378120442425, risk.Interval.High, 12);
    }

    [Fact]
    public void A_control_that_fares_better_leaves_no_risk()
        => Assert.Equal(0, ResidualRisk.Of(new AttackRate(10, 100), new AttackRate(20, 100)).Value);

    [Fact]
    public void The_interval_of_a_mean_is_as_wide_as_the_intervals_are()
    {
        ResidualRisk mean = ResidualRisk.Mean([new ResidualRisk(0.1, 0.02), new ResidualRisk(-0.02, 0.04)]);
        Assert.Equal(0.04, mean.Value, 12);
        Assert.Equal(0.03, mean.Error, 12);
    }

    [Fact]
    public void An_attack_that_guessing_beats_is_called_weaker_than_guessing()
    {
        var weak = new AttackRates(new AttackRate(5, 100), new AttackRate(1, 100), new AttackRate(5, 100));
        Assert.Contains("weaker than guessing", Assert.Single(weak.Warnings()), StringComparison.Ordinal);
        Assert.Empty((weak with { Naive = new AttackRate(4.9, 100) }).Warnings());
    }
}
