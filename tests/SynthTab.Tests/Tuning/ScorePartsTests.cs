using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

public sealed class ScorePartsTests
{
    private static readonly ScoreParts _parts = new()
    {
        ShapeExcess = 0.006, TrendExcess = 0.006, Detection = 0.7, UtilityLoss = 0.015, NearerShare = 0.5, Copied = 0, ExactCopies = 0,
    };

    // 0.006/0.003 = 2, 0.006/0.006 = 1, |0.7 - 0.5|/0.05 = 4, 0.015/0.015 = 1: their mean is 2, and 1/(1 + 2) a third.
    [Fact]
    public void The_score_by_hand()
    {
        Assert.Equal(2, _parts.Distance, 12);
        Assert.Equal(1.0 / 3, _parts.Score, 12);
    }

    [Fact]
    public void Copies_are_taken_off() => Assert.Equal(1.0 / 3 - 0.2 - 0.1, (_parts with { Copied = 0.2, ExactCopies = 0.1 }).Score, 12);

    // Without trend, detection and target only the shape is left: 2.
    [Fact]
    public void Parts_that_there_are_not_do_not_count()
        => Assert.Equal(2, (_parts with { TrendExcess = null, Detection = null, UtilityLoss = null }).Distance, 12);

    [Fact]
    public void An_area_below_a_half_is_as_far_as_one_above() => Assert.Equal(_parts.Distance, (_parts with { Detection = 0.3 }).Distance, 12);

    [Fact]
    public void A_table_of_copies_is_behind_any_table_without()
    {
        double copies = (_parts with { ShapeExcess = 0, TrendExcess = 0, Detection = 0.5, UtilityLoss = 0, ExactCopies = 1 }).Score;
        double noise = (_parts with { ShapeExcess = 1, TrendExcess = 1, Detection = 1, UtilityLoss = 1 }).Score;
        Assert.True(copies <= 0 && noise > 0);
    }
}
