using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

public sealed class TargetSharesTests
{
    private static readonly Table _incomes = Table.Of(
        Columns.Levels("income", [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? ">50K" : i % 40 == 1 ? "n,o=1" : "<=50K")]),
        Columns.Real("x", Columns.Rows(400, i => i)));

    private static readonly Lazy<IFittedSynthesizer> _fitted = new(() => new SynthesizerCatalog(IndependentColumns.Entry)
        .Create("independent").Fit(_incomes, new FitContext()));

    // levels in ordinal order: <=50K, >50K, n,o=1
    [Fact]
    public void A_name_alone_means_all_levels_alike()
        => Assert.Equal([(0, 1 / 3.0), (1, 1 / 3.0), (2, 1 / 3.0)], Parse("income").Groups.Select(g => (g.Codes[0], g.Share)));

    [Fact]
    public void Levels_may_hold_the_very_signs_that_part_them()
        => Assert.Equal([(2, 0.25), (0, 0.35), (1, 0.4)], Parse("income:n,o=1=0.25, <=50K=0.35,>50K=0.4").Groups.Select(g => (g.Codes[0], g.Share)));

    [Fact]
    public void Levels_that_are_not_named_share_what_is_left()
    {
        TargetShare rest = Parse("income:>50K=0.6").Groups[1];
        Assert.Equal([0, 2], rest.Codes);
        Assert.Equal(0.4, rest.Share, 12);
    }

    // 10 rows at thirds: 3.33 each, and the row that is left goes to one of the largest remainders
    [Fact]
    public void Counts_add_up_and_are_as_near_to_the_shares_as_whole_rows_can_be()
    {
        Assert.Equal([4, 3, 3], Parse("income").Counts(10));
        Assert.Equal([7, 3], new TargetShares("income", [new([1], 0.7), new([0], 0.3)]).Counts(10));
        Assert.Equal([0, 0, 0], Parse("income").Counts(0));
    }

    [Theory]
    [InlineData("incom", "incom")]
    [InlineData("x", "holds numbers")]
    [InlineData("income:rich=0.5", "no level 'rich'")]
    [InlineData("income:>50K=much", "'much' is not a number")]
    [InlineData("income:>50K=0.8,<=50K=0.7", "add up to 1.5")]
    [InlineData("income:>50K=0.5,>50K=0.5", "twice")]
    [InlineData("income:>50K=-1,<=50K=2", "between 0 and 1")]
    public void What_cannot_be_is_refused_with_a_sentence(string text, string words)
        => Assert.Contains(words, Assert.Throws<SynthTabException>(() => Sample(new SampleRequest { Rows = 1, Balance = Parse(text) })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_share_for_what_a_condition_excludes_is_refused()
    {
        var request = new SampleRequest { Rows = 9, Balance = Parse("income"), Conditions = [ConditionParser.Parse("income!=>50K", _incomes.Schema)] };
        Assert.Contains("'>50K' has a share", Assert.Throws<SynthTabException>(() => Sample(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_has_exactly_the_rows_of_its_shares_in_mixed_order_under_the_other_conditions()
    {
        var tally = new AcceptanceTally();
        Table made = Sample(new SampleRequest
        {
            Rows = 10_000,
            Balance = Parse("income:>50K=0.7,<=50K=0.2,n,o=1=0.1"),
            Conditions = [ConditionParser.Parse("x>=100", _incomes.Schema)],
            Acceptance = tally,
            Threads = 2,
        });
        int[] codes = ((CategoricalColumn)made["income"]).Codes;
        Assert.Equal([2000, 7000, 1000], Enumerable.Range(0, 3).Select(level => codes.Count(c => c == level)));
        Assert.InRange(codes.Take(1000).Count(c => c == 1), 640, 760); // no level waits for the end
        Assert.All(((NumericColumn)made["x"]).Values, x => Assert.True(x >= 100));
        Assert.Equal(1, tally.TriedPerAccepted!.Value, 2);
    }

    [Fact]
    public void Neither_threads_nor_batches_change_a_balanced_sample()
    {
        var request = new SampleRequest { Rows = 20_000, Seed = 4, Balance = Parse("income"), Threads = 1 };
        TableAssert.SameCells(Sample(request), Sample(request with { Threads = 3, BatchSize = 777 }));
    }

    [Fact]
    public void What_a_model_without_conditions_of_its_own_loses_is_counted()
    {
        // The counting model draws 0 to 99 evenly, so that one row in four is below 25.
        var tally = new AcceptanceTally();
        IFittedSynthesizer fitted = new SynthesizerCatalog(new CountingModel().Entry).Create("counting").Fit(Table.Of(Columns.Whole("n", 0, 99)), new FitContext());
        var request = new SampleRequest { Rows = 5000, Conditions = [new Condition.InRange("n", 0, 24)], Acceptance = tally };
        Assert.Equal(5000, fitted.Sample(request).Sum(t => t.Rows));
        Assert.Equal(4, tally.TriedPerAccepted!.Value, 0.3);
    }

    private static TargetShares Parse(string text) => TargetSharesParser.Parse(text, _incomes.Schema);

    private static Table Sample(SampleRequest request) => TableConcatenation.Concatenate([.. _fitted.Value.Sample(request)]);
}
