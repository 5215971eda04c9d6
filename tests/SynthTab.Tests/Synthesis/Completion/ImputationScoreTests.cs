using SynthTab.Synthesis;
using SynthTab.Synthesis.Completion;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis.Completion;

public sealed class ImputationScoreTests
{
    // truth 1 2 3 10, hidden the last two. Draws 5 6 and 3 10: their means are 4 8, the errors 1 and 2, RMSE sqrt(5 / 2).
    // The first draw alone: errors 2 and 4, RMSE sqrt(20 / 2). The mean of what is seen is 1.5: errors 1.5 and 8.5.
    [Fact]
    public void Numbers_are_scored_by_the_error_of_the_mean_of_the_draws()
    {
        var guess = new DrawnGuess(Columns.Real("x", 1, 2, 3, 10), [false, false, true, true]);
        guess.Add(Columns.Real("x", 1, 2, 5, 6));
        guess.Add(Columns.Real("x", 1, 2, 3, 10));
        ColumnImputation result = guess.Result();
        Assert.Equal(Math.Sqrt(5 / 2.0), result.Model, 12);
        Assert.Equal(Math.Sqrt(20 / 2.0), result.OneDraw, 12);
        Assert.Equal(Math.Sqrt((1.5 * 1.5 + 8.5 * 8.5) / 2), result.Baseline, 12);
        Assert.True(result.BeatsBaseline);
    }

    // truth a b b a, hidden the first three; the mode of what is seen is a, right once in three. Draws: b b a, a b b, a b a: most a b a.
    [Fact]
    public void Levels_are_scored_by_the_share_of_right_most_frequent_draws()
    {
        var guess = new DrawnGuess(Columns.Levels("c", "a", "b", "b", "a"), [true, true, true, false]);
        guess.Add(Columns.Levels("c", "b", "b", "a", "a"));
        guess.Add(Columns.Levels("c", "a", "b", "b", "a"));
        guess.Add(Columns.Levels("c", "a", "b", "a", "a"));
        ColumnImputation result = guess.Result();
        Assert.Equal((2 / 3.0, 1 / 3.0, 1 / 3.0, 3), (result.Model, result.OneDraw, result.Baseline, result.Cells));
    }

    // y = 0.9 x + noise: the mean of the draws has about sqrt(1 - 0.81) = 0.44 of the spread, one draw sqrt(2) times that.
    [Fact]
    public void A_model_that_knows_the_dependence_beats_the_mean_by_what_theory_says()
    {
        var random = new RandomSource(3);
        double[] x = Columns.Rows(4000, _ => random.NextNormal());
        double[] y = [.. x.Select(v => 0.9 * v + Math.Sqrt(1 - 0.81) * random.NextNormal())];
        Table table = Table.Of(Columns.Real("x", x), Columns.Real("y", y));
        IReadOnlyList<ColumnImputation> scores = Score("gaussian-copula", table, ["y"]);
        ColumnImputation score = Assert.Single(scores);
        Assert.InRange(score.Cells, 1100, 1300);
        Assert.Equal(1, score.Baseline, 0.06);
        Assert.Equal(0.44, score.Model, 0.04);
        Assert.Equal(0.62, score.OneDraw, 0.05);
    }

    [Fact]
    public void Independent_columns_cannot_beat_the_mean()
    {
        Table table = Table.Of(Columns.Real("x", Columns.Rows(2000, i => i * 7919 % 2000)), Columns.Real("y", Columns.Rows(2000, i => i)));
        Assert.All(Score("independent", table, null), score => Assert.InRange(score.Model / score.Baseline, 0.97, 1.1));
    }

    [Fact]
    public void A_share_that_cannot_be_is_refused()
    {
        using IFittedSynthesizer fitted = Fit("independent", Table.Of(Columns.Real("x", 1, 2, 3)));
        var request = new CompletionRequest { Table = Table.Of(Columns.Real("x", 1, 2, 3)) };
        Assert.Contains("share is 1", Assert.Throws<OptionsException>(() => ImputationScore.Of(fitted, request, null, share: 1, draws: 3)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ColumnImputation> Score(string model, Table table, IReadOnlyList<string>? columns)
    {
        using IFittedSynthesizer fitted = Fit(model, table);
        return ImputationScore.Of(fitted, new CompletionRequest { Table = table, Seed = 1 }, columns, share: 0.3, draws: 20);
    }

    private static IFittedSynthesizer Fit(string model, Table table)
        => new SynthesizerCatalog(ClassicalSynthesizers.Entries).Create(model).Fit(table, new FitContext());
}
