using SynthTab.Tests.Cli;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

public sealed class SuccessiveHalvingTests
{
    private static readonly TimeSpan _ample = TimeSpan.FromHours(1);
    private readonly ManualClock _clock = new();

    // Trial i has distance |i - 4|, so that trial 4 is best, then 3 and 5; rungs of 9 x 10 s and 4 x 30 s, the last place for trial 0.
    [Fact]
    public void The_best_and_the_first_learn_three_times_as_long_and_the_best_wins()
    {
        var runner = new Tries.Runner(_clock, 1, (trial, _) => Tries.At(Math.Abs(trial.Number - 4)));
        SearchOutcome outcome = Search(runner, Plan(9), 9);
        Assert.Equal([(4, 30), (3, 30), (5, 30), (0, 30)], runner.Ran.Skip(9));
        Assert.All(runner.Ran.Take(9), run => Assert.Equal(10, run.Seconds));
        Assert.Equal((4, 1), (outcome.Winner!.Trial.Number, outcome.Winner.Rung));
        Assert.Equal(13, outcome.Results.Count);
    }

    // Trial 0 leads with little time and falls behind with more: the later rung decides.
    [Fact]
    public void A_later_rung_overrules_an_earlier_one()
    {
        var runner = new Tries.Runner(_clock, 1, (trial, budget) => Tries.At(trial.Number + (trial.Number == 0 && budget > TimeSpan.FromSeconds(20) ? 9 : 0)));
        Assert.Equal(1, Search(runner, Plan(9), 9).Winner!.Trial.Number);
    }

    [Fact]
    public void A_trial_that_cannot_learn_is_out_and_the_others_go_on()
    {
        var runner = new Tries.Runner(_clock, 1, (trial, _) => trial.Number == 0 ? throw new SynthTabException("x: the loss is not finite.") : Tries.At(trial.Number));
        SearchOutcome outcome = Search(runner, Plan(9), 9);
        Assert.Equal("x: the loss is not finite.", outcome.Results[0].Failure);
        Assert.Equal(1, outcome.Winner!.Trial.Number);
        Assert.Equal([1, 2, 3, 4], runner.Ran.Skip(9).Select(r => r.Trial));
    }

    [Fact]
    public void A_bug_is_no_failed_trial()
    {
        var runner = new Tries.Runner(_clock, 1, (_, _) => throw new InvalidOperationException("a bug"));
        Assert.Throws<InvalidOperationException>(() => Search(runner, Plan(3), 3));
    }

    // The plan thought that judging takes 1 s. It takes 10: rung 0 ends at 9 x 20 = 180 of 340 s, and of the 160 that are left 4 trials need
    // 4 x 10 for judging, so that each learns for 30 s; with 300 s it is (120 - 40) / 4 = 20 s.
    [Theory]
    [InlineData(340, 30)]
    [InlineData(300, 20)]
    public void Later_rungs_are_shortened_where_judging_took_longer(double limit, double seconds)
    {
        var runner = new Tries.Runner(_clock, 10, (trial, _) => Tries.At(trial.Number));
        SearchOutcome outcome = Search(runner, Plan(9), 9, TimeSpan.FromSeconds(limit));
        Assert.All(runner.Ran.Skip(9), run => Assert.Equal(seconds, run.Seconds!.Value, 0.001));
        Assert.Equal(0, outcome.TrialsLeftOut);
        Assert.InRange(outcome.Results[^1].ElapsedSeconds, 0, limit + 0.001);
    }

    // 20 s a trial in 110 s: five fit, four are left out, and the best of the five wins.
    [Fact]
    public void Trials_that_would_end_after_the_limit_are_left_out()
    {
        var runner = new Tries.Runner(_clock, 10, (trial, _) => Tries.At(8 - trial.Number));
        SearchOutcome outcome = Search(runner, Plan(9), 9, TimeSpan.FromSeconds(110));
        Assert.Equal((5, 4, 4), (runner.Ran.Count, outcome.TrialsLeftOut, outcome.Winner!.Trial.Number));
        Assert.InRange(_clock.GetElapsedTime(0).TotalSeconds, 0, 110);
    }

    [Fact]
    public void What_was_run_before_is_not_run_again()
    {
        List<TrialResult> log = [];
        var whole = new Tries.Runner(_clock, 1, (trial, _) => Tries.At(Math.Abs(trial.Number - 4)));
        Search(whole, Plan(9), 9, finished: log.Add);
        var rest = new Tries.Runner(_clock, 1, (trial, _) => Tries.At(Math.Abs(trial.Number - 4)));
        SearchOutcome outcome = Search(rest, Plan(9), 9, before: log[..10]);
        Assert.Equal([(3, 30), (5, 30), (0, 30)], rest.Ran);
        Assert.Equal(log.Select(r => (r.Trial.Number, r.Rung, r.Score)), outcome.Results.Select(r => (r.Trial.Number, r.Rung, r.Score)));
    }

    [Fact]
    public void An_interrupted_search_keeps_what_was_judged()
    {
        using var stop = new CancellationTokenSource();
        var runner = new Tries.Runner(_clock, 1, (trial, _) =>
        {
            if (trial.Number == 2) { stop.Cancel(); }
            return Tries.At(trial.Number);
        });
        SearchOutcome outcome = Search(runner, Plan(9), 9, cancellation: stop.Token);
        Assert.True(outcome.Interrupted);
        Assert.Equal([0, 1, 2], outcome.Results.Select(r => r.Trial.Number));
    }

    /// <summary>One rung of 10 s; for 6 trials and more another of 30 s.</summary>
    private static HalvingPlan Plan(int trials)
        => new([.. HalvingPlan.Counts(trials).Take(2).Select((count, rung) => new Rung(count, TimeSpan.FromSeconds(rung == 0 ? 10 : 30)))]);

    private SearchOutcome Search(
        ITrialRunner runner,
        HalvingPlan plan,
        int trials,
        TimeSpan? limit = null,
        IReadOnlyList<TrialResult>? before = null,
        Action<TrialResult>? finished = null,
        CancellationToken cancellation = default)
        => new SuccessiveHalving(plan, runner, new SearchClock(_clock, TimeSpan.Zero), limit ?? _ample)
            .Run(Tries.Numbered(trials), before ?? [], finished ?? (_ => { }), cancellation);
}
