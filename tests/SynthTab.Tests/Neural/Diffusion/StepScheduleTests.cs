using SynthTab.Neural.Diffusion.Schedules;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class StepScheduleTests
{
    // The squared cosine at the middle of 1,000 steps: cos²((0.5 + 0.008)/1.008 · π/2) / cos²(0.008/1.008 · π/2) = 0.4938...
    [Fact]
    public void The_cosine_schedule_leaves_its_squared_cosine()
    {
        var levels = new SignalLevels(new CosineSchedule(), 1000);
        double top = Math.Cos(0.508 / 1.008 * Math.PI / 2), bottom = Math.Cos(0.008 / 1.008 * Math.PI / 2);
        Assert.Equal(top * top / (bottom * bottom), levels.Share(500), 10);
        Assert.InRange(levels.Share(1000), 1e-12, 1e-5);
    }

    // Ho et al. 2020 give 1e-4 and 0.02 for a thousand steps; with 100 the steps are ten times as long.
    [Fact]
    public void The_linear_schedule_has_its_published_ends()
    {
        double[] thousand = new LinearSchedule().Betas(1000), hundred = new LinearSchedule().Betas(100);
        Assert.Equal(1e-4, thousand[0], 12);
        Assert.Equal(0.02, thousand[^1], 12);
        Assert.Equal(1e-3, hundred[0], 12);
        Assert.Equal(0.2, hundred[^1], 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void The_signal_falls_at_every_step_and_never_to_nothing(int steps)
    {
        foreach (IStepSchedule schedule in new IStepSchedule[] { new CosineSchedule(), new LinearSchedule() })
        {
            var levels = new SignalLevels(schedule, steps);
            Assert.Equal(1, levels.Share(0));
            for (int t = 1; t <= steps; t++)
            {
                Assert.True(levels.Share(t) < levels.Share(t - 1));
                Assert.True(levels.Share(t) > 0);
            }
        }
    }

    [Fact]
    public void Fewer_jumps_visit_steps_evenly_from_noise_to_data()
    {
        var levels = new SignalLevels(new CosineSchedule(), 10);
        Assert.Equal([10, 8, 5, 2, 0], levels.Visits(4)); // 7.5 and 2.5 round to even
        Assert.Equal([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], levels.Visits(99));
    }
}
