using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Synthesis.Classical;

public sealed class IndependentColumnsTests
{
    private const int Rows = 20_000;

    // 2000 a, 1000 missing, 1000 b: a gap is never missing again, and so b in one case of three.
    [Fact]
    public void A_gap_is_filled_by_the_shares_of_the_levels_among_themselves()
    {
        Table training = Table.Of(Columns.Levels("c", [.. Enumerable.Range(0, 4000).Select(i => i % 4 < 2 ? "a" : i % 4 == 2 ? null : "b")]));
        using IFittedSynthesizer fitted = new SynthesizerCatalog(IndependentColumns.Entry).Create("independent").Fit(training, new FitContext());
        var gaps = new CellMask([[.. Enumerable.Repeat(true, 4000)]]);
        int[] codes = ((CategoricalColumn)fitted.Complete(new CompletionRequest { Table = training, Cells = gaps })["c"]).Codes;
        Assert.Equal(1 / 3.0, codes.Count(c => c == 1) / 4000.0, 0.03);
        Assert.DoesNotContain(CategoricalColumn.Missing, codes);
    }

    [Fact]
    public void Columns_that_go_together_no_longer_do_and_levels_keep_their_shares()
    {
        var random = new RandomSource(2);
        double[] x = Columns.Rows(Rows, _ => random.NextNormal());
        string[] sign = [.. x.Select(v => v > 1 ? "high" : "low")];
        Table made = Sample(Table.Of(Columns.Real("x", x), Columns.Real("y", [.. x.Select(v => 2 * v)]), Columns.Levels("c", sign)));
        double[] a = ((NumericColumn)made["x"]).Values, b = ((NumericColumn)made["y"]).Values;
        Assert.InRange(Moments.Correlation(a, b), -4 / Math.Sqrt(Rows), 4 / Math.Sqrt(Rows));

        int[] codes = ((CategoricalColumn)made["c"]).Codes;
        double share = sign.Count(s => s == "high") / (double)Rows;
        Assert.InRange(codes.Count(c => c == 0) / (double)Rows, share - 0.01, share + 0.01);
        Assert.InRange(a.Where((_, i) => codes[i] == 0).Average(), -0.1, 0.1);
    }

    [Fact]
    public void Conditions_on_several_columns_are_met_in_the_first_block()
    {
        var random = new RandomSource(3);
        Table training = Table.Of(
            Columns.Real("x", Columns.Rows(5000, _ => random.NextNormal())),
            Columns.Levels("c", [.. Enumerable.Range(0, 5000).Select(i => i % 100 == 0 ? "rare" : i % 3 == 0 ? null : "usual")]));
        IRowSampler sampler = new IndependentColumns(new IndependentOptions()).Learn(training, new FitContext());
        Table block = sampler.Generate(new BlockRequest(1) { Conditions = [new Condition.InRange("x", 2, double.PositiveInfinity), new Condition.OneOf("c", [0])] });
        Assert.All(((CategoricalColumn)block["c"]).Codes, code => Assert.Equal(0, code));
        Assert.All(((NumericColumn)block["x"]).Values, x => Assert.True(x >= 2));
    }

    private static Table Sample(Table training)
    {
        var catalog = new SynthesizerCatalog(IndependentColumns.Entry);
        using IFittedSynthesizer fitted = catalog.Create("independent").Fit(training, new FitContext());
        return fitted.Rows(Rows);
    }
}
