using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

public sealed class HalvingPlanTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(5, new[] { 5 })]
    [InlineData(6, new[] { 6, 3 })]
    [InlineData(9, new[] { 9, 4 })]
    [InlineData(18, new[] { 18, 7, 3 })]
    [InlineData(27, new[] { 27, 10, 4 })]
    public void A_third_and_the_first_trial_go_on_until_fewer_than_two_would(int trials, int[] counts) => Assert.Equal(counts, HalvingPlan.Counts(trials));

    // 9 trials, then 3 and the first: judging takes 13 x 5 = 65 of 275 s; 9 r + 4 x 3 r = 21 r = 210, so r = 10 and 3 r = 30.
    [Fact]
    public void The_time_is_shared_by_hand()
    {
        HalvingPlan plan = HalvingPlan.Of(9, 275 * _second, 5 * _second, _second)!;
        Assert.Equal([9, 4], plan.Rungs.Select(r => r.Trials));
        Assert.Equal([10, 30], plan.Rungs.Select(r => r.Budget!.Value.TotalSeconds), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_plan_that_leaves_too_little_to_learn_in_is_none()
    {
        Assert.NotNull(HalvingPlan.Of(9, 275 * _second, 5 * _second, 10 * _second));
        Assert.Null(HalvingPlan.Of(9, 275 * _second, 5 * _second, 10.001 * _second));
    }

    // What Least says is exactly enough.
    [Fact]
    public void The_least_time_is_the_least()
    {
        TimeSpan least = HalvingPlan.Least(18, 2 * _second, 3 * _second);
        Assert.NotNull(HalvingPlan.Of(18, least + TimeSpan.FromMilliseconds(1), 2 * _second, 3 * _second));
        Assert.Null(HalvingPlan.Of(18, least - TimeSpan.FromMilliseconds(1), 2 * _second, 3 * _second));
    }

    // Of 275 s with 5 s of judging, 9 trials would learn for 10 s each, 10 for (275 - 14 x 5) / 22 = 9.3 s.
    [Fact]
    public void As_many_trials_as_the_time_is_enough_for()
    {
        Assert.Equal(9, HalvingPlan.Largest(54, 275 * _second, 5 * _second, 10 * _second)!.Rungs[0].Trials);
        Assert.Equal(4, HalvingPlan.Largest(4, 275 * _second, 5 * _second, 10 * _second)!.Rungs[0].Trials);
        Assert.Null(HalvingPlan.Largest(54, 10 * _second, 5 * _second, 10 * _second));
    }

    [Fact]
    public void A_model_that_learns_in_one_go_has_one_round_without_a_time()
        => Assert.Equal([new Rung(7, null)], HalvingPlan.OneGo(7).Rungs);
}
