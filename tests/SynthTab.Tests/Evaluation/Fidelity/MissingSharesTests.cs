using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity;

public sealed class MissingSharesTests
{
    // x: 1/2 against 1/4, c: 0 against 1/4; the scores 3/4 and 3/4
    [Fact]
    public void Score_is_one_minus_the_difference_of_shares()
    {
        MetricResult.Score score = new MissingShares().Score(
            Table.Of(Some.Numbers("x", 1, double.NaN), Some.Categories("c", "a", "b")),
            Table.Of(Some.Numbers("x", 1, 2, 3, double.NaN), Some.Categories("c", "a", "b", null, "a")));
        Assert.Equal(0.75, score.Value, 12);
        Assert.Equal([0.75, 0.5, 0.25], score.Detail().Rows[0].Values);
        Assert.Equal([0.75, 0, 0.25], score.Detail().Rows[1].Values);
    }
}
