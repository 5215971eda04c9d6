using SynthTab.Comparisons;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Tests.Comparisons;

public sealed class ModelScoresTests
{
    // Shape error as real: 0. Told apart at 0.7 where 0.5 is best: 2 (0.7 - 0.5) = 0.4. Closeness (0 + 0.4) / 2 = 0.2.
    // Utility 90 % of real: 0.1. No diversity figure: quality (0.2 + 0.1) / 2 = 0.15. Membership 0.55: risk 0.1.
    [Fact]
    public void Scores_are_mean_losses_and_the_largest_risk()
    {
        ModelScores scores = Score(SomeModels.Model("m", detection: 0.7, membership: 0.55, utility: 0.9, seconds: 30, abilities: 2));
        Assert.Equal(0.2, scores.Closeness.Value, precision: 12);
        Assert.Equal(0.15, scores.Quality.Value, precision: 12);
        Assert.Equal(0.1, scores.Risk.Value, precision: 12);
        Assert.Equal((30, -2, 0), (scores.Seconds, scores.Control, scores.PrivacyGrade));
    }

    // The half interval 0.01 is 0.1 of a loss for an error of at most 10 points, 0.02 for an area: √(0.1² + 0.02²) / 2 = 0.05099.
    [Fact]
    public void Intervals_travel_along()
        => Assert.Equal(0.05099, Score(SomeModels.Model("m", half: 0.01)).Closeness.Half, precision: 5);

    [Fact]
    public void Better_than_real_is_no_loss_and_worthless_is_one()
    {
        Assert.Equal(0, Score(SomeModels.Model("m", detection: 0.4, membership: 0.45, utility: 1.2)).Quality.Value);
        Assert.Equal(1, Score(SomeModels.Model("m", membership: 1.4)).Risk.Value);
    }

    [Fact]
    public void A_figure_that_only_others_have_counts_as_worthless()
    {
        ComparedModel without = SomeModels.Of("m", [SomeModels.Run(0) with { Figures = new Dictionary<string, FigureValue> { ["shape-error"] = new(0.01, 0, 0.01) } }]);
        Assert.Equal(0.5, ModelScores.Of(without, ModelScores.Asked([without, SomeModels.Model("other")])).Closeness.Value);
        Assert.Equal(0, Score(without).Closeness.Value);
    }

    [Fact]
    public void The_worst_seed_gives_the_verdict()
    {
        ComparedModel model = SomeModels.Of("m", [SomeModels.Run(0), SomeModels.Run(1, privacy: VerdictGrade.Bad), SomeModels.Run(2, privacy: VerdictGrade.NotJudged)]);
        Assert.Equal(2, Score(model).PrivacyGrade);
    }

    [Fact]
    public void Where_a_GPU_did_the_work_the_clock_counts()
    {
        RunCost cost = SomeModels.Cost(30);
        Assert.Equal(30, cost.Seconds);
        Assert.Equal(60.5, (cost with { Device = "cuda:0" }).Seconds);
        Assert.Equal(2000, cost.RowsPerSecond);
    }

    private static ModelScores Score(ComparedModel model) => ModelScores.Of(model, ModelScores.Asked([model]));
}
