using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Tests.Comparisons;

/// <summary>The rule by hand. Detection of 0.5 + d is a closeness of d (with the shape error, which is as real) and a quality loss of d / 2.</summary>
public sealed class RecommendationRuleTests
{
    // Closeness 0.02 and 0.10, quality 0.01 and 0.05: told apart without intervals.
    private static readonly ComparedModel _near = SomeModels.Model("near", detection: 0.52, membership: 0.55, seconds: 300, abilities: 3);
    private static readonly ComparedModel _quick = SomeModels.Model("quick", detection: 0.6, membership: 0.53, seconds: 2);
    private static readonly ComparedModel _safe = SomeModels.Model("safe", detection: 0.58, membership: 0.5, seconds: 100, abilities: 1);

    [Theory]
    [InlineData("near", Need.Balanced)]
    [InlineData("near", Need.Fidelity)]
    [InlineData("near", Need.Control)]
    [InlineData("quick", Need.Speed)]
    [InlineData("safe", Need.Privacy)]
    public void Each_need_takes_the_model_that_is_best_at_it(string expected, Need need)
    {
        Recommendation found = RecommendationRule.Apply([_near, _quick, _safe], [need]);
        Assert.Equal(expected, found.Model);
        Assert.NotEqual(expected, found.RunnerUp);
        Assert.Equal(Sureness.FairlySure, found.Sureness);
        Assert.NotEmpty(found.GivenUp);
    }

    [Fact]
    public void Without_a_need_it_is_balanced() => Assert.Equal([Need.Balanced], RecommendationRule.Apply([_near, _quick], []).Needs);

    // Risks 0.06 and 0.02 are told apart, so speed is never asked; of equal risk, the quick one.
    [Fact]
    public void Needs_are_asked_in_their_order()
    {
        Assert.Equal("safe", RecommendationRule.Apply([_quick, _safe], [Need.Privacy, Need.Speed]).Model);
        Assert.Equal("quick", RecommendationRule.Apply([_quick, SomeModels.Model("slow", detection: 0.52, membership: 0.53, seconds: 90)], [Need.Privacy, Need.Speed]).Model);
    }

    // A half interval of 0.1 in every figure makes qualities of 0.01 and 0.03 one and the same: the cheaper is taken.
    [Fact]
    public void What_sampling_explains_does_not_decide()
    {
        ComparedModel dear = SomeModels.Model("dear", detection: 0.52, seconds: 300, half: 0.1), cheap = SomeModels.Model("cheap", detection: 0.56, seconds: 3, half: 0.1);
        Recommendation found = RecommendationRule.Apply([dear, cheap], []);
        Assert.Equal("cheap", found.Model);
        Assert.Contains("cannot be told apart by quality loss, verdict on privacy, privacy risk", found.Reason, StringComparison.Ordinal);
        Assert.Empty(found.GivenUp);
    }

    [Fact]
    public void Twins_are_not_told_apart_and_the_rule_says_so()
    {
        Recommendation found = RecommendationRule.Apply([SomeModels.Model("b"), SomeModels.Model("a")], []);
        Assert.Equal(("a", "b", Sureness.NotSure), (found.Model, found.RunnerUp, found.Sureness));
    }

    [Fact]
    public void Seeds_that_agree_make_it_sure_and_seeds_that_disagree_make_it_unsure()
    {
        ComparedModel Two(string name, double first, double second) => SomeModels.Of(name, [SomeModels.Run(0, detection: first), SomeModels.Run(1, detection: second)]);
        Assert.Equal(Sureness.Sure, RecommendationRule.Apply([Two("a", 0.5, 0.5), Two("b", 0.62, 0.62)], []).Sureness);
        Assert.Equal(Sureness.NotSure, RecommendationRule.Apply([Two("a", 0.5, 0.7), Two("b", 0.62, 0.62)], []).Sureness);
    }

    [Fact]
    public void Hazards_bad_verdicts_and_failures_are_named_and_never_taken()
    {
        ComparedModel[] models =
        [
            SomeModels.Model("hazard", isHazard: true), SomeModels.Model("leaky", privacy: VerdictGrade.Bad), SomeModels.Failed("broken", "it ran out of memory."),
            SomeModels.Model("poor", detection: 0.95, utility: 0.3),
        ];
        Recommendation none = RecommendationRule.Apply(models, [Need.Speed]);
        Assert.Null(none.Model);
        Assert.Equal("None of the models is fit to be recommended.", none.Reason);
        Assert.Equal(["broken", "hazard", "leaky", "poor"], none.Unfit.Select(u => u.Name).Order());
        Assert.Equal("near", RecommendationRule.Apply([.. models, _near], [Need.Privacy]).Model);
    }

    // Independent columns: quickest and safest of all, and useless.
    [Theory]
    [InlineData(Need.Speed)]
    [InlineData(Need.Privacy)]
    public void A_table_of_no_use_does_not_win_by_being_quick_or_safe(Need need)
    {
        ComparedModel useless = SomeModels.Model("useless", detection: 0.9, membership: 0.4, seconds: 0.1);
        Recommendation found = RecommendationRule.Apply([_near, useless], [need]);
        Assert.Equal("near", found.Model);
        Assert.Equal("useless", Assert.Single(found.Unfit).Name);
    }

    [Fact]
    public void A_good_verdict_on_privacy_goes_before_a_mixed_one()
        => Assert.Equal("quick", RecommendationRule.Apply([_quick, SomeModels.Model("mixed", detection: 0.6, seconds: 2, privacy: VerdictGrade.Mixed)], [Need.Privacy]).Model);
}
