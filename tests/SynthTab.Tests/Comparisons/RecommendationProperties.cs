using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Tests.Comparisons;

/// <summary>What holds for any table of figures: the recommendation never contradicts it.</summary>
public sealed class RecommendationProperties
{
    private const int Tables = 3000;

    [Theory]
    [InlineData(Need.Balanced)]
    [InlineData(Need.Privacy)]
    [InlineData(Need.Speed)]
    [InlineData(Need.Fidelity)]
    [InlineData(Need.Control)]
    public void The_recommended_model_is_fit_and_no_fit_model_beats_it_in_everything(Need need)
    {
        var random = new RandomSource(7, (ulong)need);
        int recommended = 0;
        for (int table = 0; table < Tables; table++)
        {
            ComparedModel[] models = [.. Enumerable.Range(0, 2 + random.NextInt(7)).Select(i => Draw(random, $"m{i}"))];
            Recommendation found = RecommendationRule.Apply(models, random.NextInt(3) == 0 ? [need, Need.Privacy] : [need]);
            if (found.Model is null)
            {
                Assert.Equal(models.Length, found.Unfit.Count);
                continue;
            }
            recommended++;
            ModelScores chosen = Score(models.Single(m => m.Name == found.Model), models);
            ModelScores[] fit = [.. models.Where(m => found.Unfit.All(u => u.Name != m.Name)).Select(m => Score(m, models))];
            Assert.Contains(fit, m => m.Model == chosen.Model);
            Assert.DoesNotContain(fit, m => ParetoFront.Dominates(Numbers(m), Numbers(chosen)));
            Assert.True(!chosen.Model.IsHazard && chosen.PrivacyGrade < 2 && chosen.Quality.Value <= Fitness.MostLoss);
            Assert.True(chosen.Quality.Value <= fit.Min(m => m.Quality.Value) + Fitness.MostBehind);
            Assert.NotEqual(found.Model, found.RunnerUp);
            Assert.All(found.Unfit, u => Assert.NotEqual(found.Model, u.Name));
        }
        Assert.InRange(recommended, Tables / 2, Tables);
    }

    [Fact]
    public void The_order_of_the_models_does_not_matter()
    {
        var random = new RandomSource(8);
        for (int table = 0; table < Tables / 10; table++)
        {
            ComparedModel[] models = [.. Enumerable.Range(0, 5).Select(i => Draw(random, $"m{i}"))];
            Assert.Equal(RecommendationRule.Apply(models, []).Model, RecommendationRule.Apply([.. models.Reverse()], []).Model);
        }
    }

    private static double[] Numbers(ModelScores scores) => [.. Criterion.All.Select(c => c.Of(scores).Value)];

    private static ModelScores Score(ComparedModel model, ComparedModel[] all) => ModelScores.Of(model, ModelScores.Asked(all));

    /// <summary>Some models are alike, some uncertain, few are unsafe or failed.</summary>
    private static ComparedModel Draw(RandomSource random, string name)
    {
        if (random.NextInt(12) == 0) { return SomeModels.Failed(name, "it failed."); }
        double coarse = random.NextInt(2) == 0 ? 50 : 1000; // coarse figures make ties
        double Figure(double low, double high) => Math.Round((low + (high - low) * random.NextDouble() * random.NextDouble()) * coarse) / coarse;
        return SomeModels.Model(
            name, detection: Figure(0.5, 1), membership: Figure(0.48, 0.7), seconds: Math.Round(Math.Exp(7 * random.NextDouble()), 1), half: 0.05 * random.NextDouble(),
            abilities: random.NextInt(4), privacy: (VerdictGrade)(random.NextInt(8) / 3), isHazard: random.NextInt(10) == 0, utility: 1.1 - Figure(0, 0.5));
    }
}
