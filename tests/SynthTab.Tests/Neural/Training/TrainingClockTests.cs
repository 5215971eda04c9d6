using SynthTab.Neural.Training;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Neural.Training;

public sealed class TrainingClockTests
{
    [Fact]
    public void It_counts_steps_and_epochs_to_the_end()
    {
        var clock = new TrainingClock(epochs: 2, stepsPerEpoch: 3, new FitContext());
        var seen = new List<(int, int, bool)>();
        while (clock.Next()) { seen.Add((clock.Epoch, clock.StepOfEpoch, clock.EndsEpoch)); }
        Assert.Equal([(1, 1, false), (1, 2, false), (1, 3, true), (2, 1, false), (2, 2, false), (2, 3, true)], seen);
        Assert.Equal(2, clock.EpochsDone);
        Assert.False(clock.BudgetReached || clock.Interrupted);
    }

    // Steps of 2 s from second 0 under a budget of 10 s, of which 0.2 s are kept: the step that would end at 10 is not begun.
    [Fact]
    public void No_step_begins_that_would_pass_the_budget()
    {
        var now = TimeSpan.Zero;
        var clock = new TrainingClock(100, 10, new FitContext { Budget = TimeSpan.FromSeconds(10) }, () => now);
        while (clock.Next()) { now += TimeSpan.FromSeconds(2); }
        Assert.Equal(4, clock.Steps);
        Assert.True(clock.BudgetReached);
        Assert.False(clock.Interrupted);
    }

    [Fact]
    public void A_budget_that_is_used_up_still_allows_one_step()
    {
        var clock = new TrainingClock(100, 10, new FitContext { Budget = TimeSpan.FromSeconds(1) }, () => TimeSpan.FromSeconds(5));
        Assert.True(clock.Next());
        Assert.False(clock.Next());
    }

    [Fact]
    public void A_request_to_stop_ends_it_and_before_the_first_step_throws()
    {
        using var source = new CancellationTokenSource();
        var clock = new TrainingClock(100, 10, new FitContext { Cancellation = source.Token });
        Assert.True(clock.Next());
        source.Cancel();
        Assert.False(clock.Next());
        Assert.True(clock.Interrupted);
        var late = new TrainingClock(100, 10, new FitContext { Cancellation = source.Token });
        Assert.Throws<OperationCanceledException>(() => late.Next());
    }
}
