using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Synthesis;

public sealed class FittedSynthesizerTests
{
    private static readonly NumericColumn Numbers = Columns.Whole("n", 0, 99);

    [Fact]
    public void The_model_sees_only_what_can_be_learned_and_excluded_columns_are_gone()
    {
        var model = new CountingModel();
        using IFittedSynthesizer fitted = Fit(model, Columns.Identifiers("id", "a", "b"), Numbers, Columns.Texts("note", "x", "y"), Columns.Real("out", 1, 2).Excluded());
        Assert.Equal(["n"], model.SeenColumns);
        Assert.Equal(["id", "n", "note"], fitted.Rows(10).Schema.Columns.Select(c => c.Name));
    }

    // Blocks of 50: rows 0..49 come from the seed Name(7, 0), rows 50..99 from Name(7, 1).
    [Fact]
    public void Block_b_is_drawn_from_the_seed_that_is_named_by_the_seed_and_b()
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        var second = new RandomSource(unchecked((long)RandomSource.Name(7, 1)));
        Assert.Equal(Columns.Rows(50, _ => second.NextInt(100)), ((NumericColumn)fitted.Rows(100, seed: 7)["n"]).Values[50..]);
    }

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(120, 50, new[] { 50, 50, 20 })]
    [InlineData(120, 49, new[] { 49, 49, 22 })]
    [InlineData(120, 1000, new[] { 120 })]
    [InlineData(100, 100, new[] { 100 })]
    [InlineData(0, 10, new int[0])]
    public void Batches_have_the_size_asked_for_but_for_the_last(int rows, int batchSize, int[] sizes)
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel(), Numbers, Columns.Identifiers("id", "a", "b"));
        Assert.Equal(sizes, fitted.Sample(new SampleRequest { Rows = rows, BatchSize = batchSize }).Select(t => t.Rows));
    }

    [Fact]
    public void No_more_blocks_are_made_than_the_rows_need()
    {
        var model = new CountingModel();
        using IFittedSynthesizer fitted = Fit(model);
        fitted.Rows(new SampleRequest { Rows = 101, Threads = 8 });
        Assert.Equal(3, model.Made);
    }

    [Fact]
    public void Workers_stay_close_to_a_reader_of_endless_rows()
    {
        var model = new CountingModel();
        using IFittedSynthesizer fitted = Fit(model);
        using IEnumerator<Table> reader = fitted.Sample(new SampleRequest { Rows = long.MaxValue, BatchSize = 50, Threads = 4 }).GetEnumerator();
        for (int batch = 1; batch <= 20; batch++)
        {
            reader.MoveNext();
            Thread.Sleep(5);
            Assert.InRange(model.Made, batch, batch + 4);
        }
    }

    [Fact]
    public void Progress_counts_the_rows()
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        var reports = new List<long>();
        fitted.Rows(new SampleRequest { Rows = 120, BatchSize = 50, Progress = new Immediate(reports.Add) });
        Assert.Equal([50, 100, 120], reports);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancellation_ends_the_sample(int threads)
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        using var source = new CancellationTokenSource();
        var request = new SampleRequest { Rows = long.MaxValue, Threads = threads, Cancellation = source.Token, Progress = new Immediate(_ => source.Cancel()) };
        Assert.ThrowsAny<OperationCanceledException>(() => { foreach (Table _ in fitted.Sample(request)) { } });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_failure_in_a_block_comes_out_as_it_is(int threads)
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel { OnBlock = () => throw new InvalidOperationException("broken") });
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => fitted.Rows(new SampleRequest { Rows = 500, Threads = threads })).Message);
    }

    [Fact]
    public void When_the_reader_stops_no_block_is_under_way_any_more()
    {
        int underWay = 0;
        var model = new CountingModel { OnBlock = () => { Interlocked.Increment(ref underWay); Thread.Sleep(20); Interlocked.Decrement(ref underWay); } };
        using IFittedSynthesizer fitted = Fit(model);
        foreach (Table _ in fitted.Sample(new SampleRequest { Rows = 100_000, BatchSize = 50, Threads = 4 })) { break; }
        Assert.Equal(0, underWay);
    }

    [Fact]
    public void A_model_without_conditions_of_its_own_meets_them_by_rejection()
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        Condition condition = new Condition.InRange("n", 90, 99);
        double[] all = ((NumericColumn)fitted.Rows(5000)["n"]).Values;
        double[] kept = ((NumericColumn)fitted.Rows(new SampleRequest { Rows = 200, Seed = 1, Conditions = [condition] })["n"]).Values;
        Assert.Equal(all.Where(v => v >= 90).Take(200), kept);
    }

    [Fact]
    public void Conditions_that_no_row_meets_end_with_the_share_that_did()
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        var request = new SampleRequest { Rows = 10, Conditions = [new Condition.InRange("n", 50.2, 50.8)] };
        Assert.Equal(
            "conditions on 'n': 0 of 200000 rows met them (0%), and at least 0.01% must; ask for something less rare.",
            Assert.Throws<SynthTabException>(() => fitted.Rows(request)).Message);
    }

    [Fact]
    public void A_wrong_request_is_refused_at_the_call()
    {
        using IFittedSynthesizer fitted = Fit(new CountingModel());
        Assert.Equal(
            "sample: rows is -1, and must be at least 0; batch-size is 0, and must be at least 1.",
            Assert.Throws<OptionsException>(() => fitted.Sample(new SampleRequest { Rows = -1, BatchSize = 0 })).Message);
        Condition[][] wrong =
        [
            [new Condition.OneOf("n", [0])], [new Condition.InRange("n", 200, 300)], [new Condition.InRange("n", double.NaN, 1)],
            [new Condition.IsMissing("absent")], [new Condition.InRange("n", 5, 5, MinimumExcluded: true)],
        ];
        Assert.All(wrong, c => Assert.Throws<SynthTabException>(() => fitted.Sample(new SampleRequest { Rows = 1, Conditions = c })));
    }

    [Fact]
    public void Disposing_disposes_the_model()
    {
        var model = new CountingModel();
        Fit(model).Dispose();
        Assert.True(model.Disposed);
    }

    private static IFittedSynthesizer Fit(CountingModel model, params Column[] columns)
        => new Synthesizer(model.Entry, []).Fit(Table.Of(columns.Length == 0 ? [Numbers] : columns), new FitContext());

    private sealed class Immediate(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
