using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Diversity;

public sealed class OccurrenceTests
{
    // Jeffreys: a level of 0 cells is missing elsewhere with probability 2^-0.5 = 0.7071, of 1 cell with 0.3536, of 20 almost never.
    // Variances 0.2071, 0.2286 and 0 of a mean of three levels that never meet: 1.96 · √0.4357 / 3 = 0.4312.
    [Fact]
    public void A_level_found_once_might_have_been_missed_and_one_missed_might_have_come()
    {
        Table real = Table.Of(Some.Categories("x", ["a", "b", "b", .. Enumerable.Repeat("c", 17)]));
        Table judged = Table.Of(Some.Categories("x", ["b", .. Enumerable.Repeat("c", 20)]));
        MetricResult.Score score = new CategoryCoverage().Score(real, judged);
        Assert.Equal(2 / 3.0, score.Value, 12);
        Assert.Equal(2 / 3.0 - 0.4312, score.Interval!.Low, 3);
        Assert.Equal(1, score.Interval.High);
    }

    // Both rare levels are those of one row: they come or go together, so that their spreads of 0.4551 add up: 1.96 · 0.4551 = 0.892,
    // and not 1.96 · 0.4551 / √2 = 0.631 as of levels of different rows.
    [Theory]
    [InlineData(true, 0.892)]
    [InlineData(false, 0.631)]
    public void Levels_of_the_same_rows_come_and_go_together(bool sameRow, double reach)
    {
        string[] common = [.. Enumerable.Repeat("c", 38)];
        Table real = Table.Of(Some.Categories("x", ["a", "c", .. common]), Some.Categories("y", sameRow ? ["a", "c", .. common] : ["c", "a", .. common]));
        MetricResult.Score score = new RareCategoryCoverage().Score(real, Table.Of(Some.Categories("x", common), Some.Categories("y", common)));
        Assert.Equal(0, score.Value);
        Assert.Equal(reach, score.Interval!.High, 3);
    }
}
