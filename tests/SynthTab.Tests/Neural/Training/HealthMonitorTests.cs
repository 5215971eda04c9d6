using SynthTab.Neural.Networks;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Training;

public sealed class HealthMonitorTests : TorchTests
{
    [Fact]
    public void The_first_failure_goes_back_with_half_the_step_and_the_second_ends_by_name()
    {
        using FlatParameters parameters = new FlatParameters([new("a", [2], 0, 0)], CPU, trained: true);
        using var adam = new FusedAdam(parameters, new AdamSettings(0.1, 0.5, 0.9, 0));
        using var state = new LastGoodState([parameters.Vector]);
        var monitor = new HealthMonitor("ctgan", state, [adam]);
        var clock = new TrainingClock(3, 2, new FitContext());

        clock.Next();
        clock.Next();
        parameters.Vector.fill_(5);
        Assert.True(monitor.Check(clock, ("loss", 1))); // the end of an epoch: 5 is kept
        clock.Next();
        parameters.Vector.fill_(9);
        Assert.False(monitor.Check(clock, ("loss", double.NaN)));
        Assert.Equal([5f, 5f], parameters.Vector.data<float>().ToArray());
        Assert.Equal(0.05, adam.LearningRate, 12);

        clock.Next();
        var failure = Assert.Throws<SynthTabException>(() => monitor.Check(clock, ("loss", 1), ("generator's loss", double.PositiveInfinity)));
        Assert.Contains("ctgan, epoch 2, step 2: the generator's loss is Infinity", failure.Message);
    }

    [Fact]
    public void A_state_that_is_not_finite_is_not_kept()
    {
        using Tensor values = ones(3);
        using var state = new LastGoodState([values]);
        values.fill_(float.NaN);
        state.Keep();
        state.Restore();
        Assert.Equal([1f, 1f, 1f], values.data<float>().ToArray());
    }
}
