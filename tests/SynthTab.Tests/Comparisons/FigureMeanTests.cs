using SynthTab.Comparisons;

namespace SynthTab.Tests.Comparisons;

public sealed class FigureMeanTests
{
    // 1, 2, 3: mean 2, s = 1; t of two degrees is 4.30, so half the interval is 4.30 / √3 = 2.4826, wider than the evaluator's 0.2.
    [Fact]
    public void Seeds_that_differ_widen_the_interval()
    {
        FigureMean mean = FigureMean.Of([new(1, 0.2, 5), new(2, 0.2, 5), new(3, 0.2, 5)])!;
        Assert.Equal((2, 5, 3), (mean.Value, mean.Reference, mean.Seeds));
        Assert.Equal(2.4826, mean.Half, precision: 4);
    }

    [Fact]
    public void Seeds_that_agree_leave_the_evaluators_interval() => Assert.Equal(0.3, FigureMean.Of([new(1, 0.2, null), new(1, 0.4, null)])!.Half, precision: 12);

    [Fact]
    public void One_seed_tells_nothing_of_the_spread() => Assert.Equal(new FigureMean(0.7, 0.1, 0.5, 1), FigureMean.Of([new(0.7, 0.1, 0.5), null]));

    [Fact]
    public void Without_a_run_that_has_the_figure_there_is_none() => Assert.Null(FigureMean.Of([null, null]));
}
