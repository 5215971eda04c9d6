using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class UnitScaleTests
{
    [Fact]
    public void A_range_that_no_double_holds_is_scaled_all_the_same()
    {
        var column = Asking.Judge(Table.Of(Some.Numbers("x", -1e308, 1e308)), Table.Of(Some.Numbers("x", 0))).Training.Numbers[0];
        Assert.Equal([0, 0.5, 1], new[] { -1e308, 0, 1e308 }.Select(UnitScale.Of(column).Apply));
    }
}
