using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Synthesis;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

public sealed class SensitivityAnalysisTests
{
    private static readonly SearchSpace _space = new(SearchedOption.Choice("kind", "a", "b"), SearchedOption.Linear("size", 0, 100));

    // Distances 1..6: kind a has ranks 6 5 4 (scores fall with distance), kind b 3 2 1. Squares in all 17.5, between 3 x 1.5² x 2 = 13.5:
    // η² = 13.5/17.5 = 0.7714, ε² = 1 - 0.2286 x 5/4 = 0.7143.
    [Fact]
    public void The_share_of_an_option_by_hand()
    {
        TrialResult[] results = [.. Enumerable.Range(0, 6).Select(i => Result(i, i < 3 ? "a" : "b", 0, 1 + i))];
        OptionSensitivity kind = SensitivityAnalysis.Of(new SearchSpace(_space.Options[0]), results, seed: 1).Single();
        Assert.Equal(1 - (1 - 13.5 / 17.5) * 5 / 4, kind.Share, 12);
        Assert.Equal(("a", "b"), (kind.Best.Level, kind.Worst.Level));
        Assert.Equal((1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 3, kind.Best.MeanScore, 12);
        Assert.False(kind.Matters); // two of the twenty divisions of six trials separate them as well: chance alone does it in one of ten
    }

    // 30 trials whose scores hang on size alone; kinds alternate.
    [Fact]
    public void The_option_that_matters_is_first_and_the_other_is_not_told_from_chance()
    {
        TrialResult[] results = [.. Enumerable.Range(0, 30).Select(i => Result(i, i % 2 == 0 ? "a" : "b", i, Math.Abs(i - 25)))];
        IReadOnlyList<OptionSensitivity> found = SensitivityAnalysis.Of(_space, results, seed: 1);
        Assert.Equal(["size", "kind"], found.Select(s => s.Option));
        Assert.Equal((true, false), (found[0].Matters, found[1].Matters));
        Assert.Equal("20 to 29", found[0].Best.Level);
        Assert.Equal([10, 10, 10], found[0].Levels.Select(l => l.Trials));
    }

    [Fact]
    public void Only_the_first_rung_counts_and_few_trials_say_nothing()
    {
        TrialResult[] later = [.. Enumerable.Range(0, 9).Select(i => Result(i, "a", i, i) with { Rung = 1 })];
        Assert.Empty(SensitivityAnalysis.Of(_space, later, seed: 1));
        Assert.Empty(SensitivityAnalysis.Of(_space, [.. Enumerable.Range(0, 4).Select(i => Result(i, i % 2 == 0 ? "a" : "b", i, i))], seed: 1));
    }

    // Of scores that know no option, the share passes what chance leaves in about one of twenty searches.
    [Fact]
    public void Chance_alone_seldom_matters()
    {
        int found = 0;
        for (int search = 0; search < 200; search++)
        {
            var random = new RandomSource(search);
            TrialResult[] results = [.. Enumerable.Range(0, 18).Select(i => Result(i, i % 2 == 0 ? "a" : "b", i, random.NextDouble()))];
            found += SensitivityAnalysis.Of(new SearchSpace(_space.Options[1]), results, search).Count(s => s.Matters);
        }
        Assert.InRange(found, 1, 22);
    }

    private static TrialResult Result(int number, string kind, double size, double distance) => new(
        new Trial(number, new Dictionary<string, string> { ["kind"] = kind, ["size"] = size.ToString(CultureInfo.InvariantCulture) }, new JsonObject()), 0, null)
    {
        Parts = Tries.At(distance),
    };
}
