using SynthTab.Encoders.Discrete;
using SynthTab.Synthesis;
using SynthTab.Tests.Neural.Masked;

namespace SynthTab.Tests.Synthesis;

public sealed class ConditionLimitsTests
{
    [Fact]
    public void Conditions_on_one_column_are_put_together_and_other_columns_stay_free()
    {
        CellLimits[] limits = ConditionLimits.Of(
        [
            new Condition.OneOf("b", [0, 1, 2]), new Condition.OneOf("b", [1, 2, 3]),
            new Condition.InRange("n", 3, 50), new Condition.InRange("n", 5, 70, MinimumExcluded: true),
        ], MaskedCase.Layout.Coding.Schema)!;
        Assert.Equal(CellLimits.None, limits[0]);
        Assert.Equal([1, 2], limits[1].Levels!.Order());
        Assert.False(limits[1].Missing);
        Assert.Equal((Math.BitIncrement(5.0), 50, false, true), (limits[2].Minimum, limits[2].Maximum, limits[2].Missing, limits[2].Present));
    }

    [Fact]
    public void A_missing_cell_is_asked_for_by_leaving_out_all_others()
        => Assert.Equal((false, true), ConditionLimits.Of([new Condition.IsMissing("n")], MaskedCase.Layout.Coding.Schema)![2] is var l ? (l.Present, l.Missing) : default);
}
