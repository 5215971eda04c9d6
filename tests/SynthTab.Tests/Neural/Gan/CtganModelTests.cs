using System.Diagnostics;
using SynthTab.Neural.Gan;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Gan;

public sealed class CtganModelTests : TorchTests
{
    private static readonly CtganOptions _small = new()
    {
        Epochs = 4,
        BatchSize = 40,
        Pac = 4,
        EmbeddingSize = 16,
        GeneratorWidths = [32],
        CriticWidths = [32],
    };

    private static readonly CtganOptions _learning = new()
    {
        Epochs = 60,
        BatchSize = 200,
        Pac = 1, // so few rows a step are best judged one by one
        EmbeddingSize = 32,
        GeneratorWidths = [64, 64],
        CriticWidths = [64, 64],
        GeneratorLearningRate = 1e-3,
        CriticLearningRate = 1e-3,
        EmaDecay = 0.99,
    };

    // Learned from 4,000 rows in 1,200 steps, once for two tests.
    private static readonly Lazy<IRowSampler> _learned = new(() => Fit(_learning, TinyTables.Shop(4000)));

    // The bounds are far from what independent columns would give: small among blue 0.9 (alone: 0.55), near 10 when small
    // and near 50 when large 1 (alone: 0.5).
    [Fact]
    public void A_known_law_is_learned_in_seconds()
    {
        Table made = _learned.Value.Generate(new BlockRequest(1));
        int[] colours = made.Codes("colour"), sizes = made.Codes("size");
        double[] prices = made.Values("price");
        Assert.Equal(0.5, made.Share(r => colours[r] == 0), 0.06);
        Assert.Equal(0.2, made.Share(r => colours[r] == 2), 0.06);
        Assert.Equal(0.9, made.Share(r => colours[r] == 0 && sizes[r] == 1) / made.Share(r => colours[r] == 0), 0.08);
        Assert.Equal(0.2, made.Share(r => colours[r] != 0 && sizes[r] == 1) / made.Share(r => colours[r] != 0), 0.08);
        Assert.InRange(made.Share(r => prices[r] < 20 == (sizes[r] == 1)), 0.87, 1);
        Assert.InRange(prices.Where(p => p < 20).Average(), 8.5, 11.5);
    }

    [Fact]
    public void A_category_that_is_asked_for_comes_and_the_rest_follows_it()
    {
        Table red = _learned.Value.Generate(new BlockRequest(3) { Conditions = [new Condition.OneOf("colour", [2])] });
        int[] colours = red.Codes("colour"), sizes = red.Codes("size");
        Assert.InRange(red.Share(r => colours[r] == 2), 0.93, 1);
        Assert.Equal(0.2, red.Share(r => sizes[r] == 1), 0.12);

        Table small = _learned.Value.Generate(new BlockRequest(3) { Conditions = [new Condition.OneOf("size", [1])] });
        Assert.InRange(small.Share(r => small.Codes("size")[r] == 1), 0.93, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_even_beside_another_training()
    {
        Table table = TinyTables.Shop(400);
        Table alone = Learn(_small, table);
        Table[] beside = new Table[2];
        Parallel.For(0, 2, i => beside[i] = Learn(_small, table, seed: i));
        Assert.True(Same(alone, beside[0]));
        Assert.False(Same(alone, beside[1]));
    }

    [Fact]
    public void A_block_depends_on_its_seed_alone()
    {
        using IRowSampler sampler = Fit(_small, TinyTables.Shop(400));
        var blocks = new Table[6];
        Parallel.For(0, 6, i => blocks[i] = sampler.Generate(new BlockRequest(i % 3)));
        for (int i = 0; i < 3; i++) { Assert.True(Same(blocks[i], blocks[i + 3])); }
        Assert.False(Same(blocks[0], blocks[1]));
        Assert.Equal(sampler.BlockRows, blocks[0].Rows);
    }

    [Fact]
    public void A_budget_ends_training_in_time()
    {
        var time = Stopwatch.StartNew();
        using IRowSampler sampler = new CtganModel(_small with { Epochs = 1_000_000 }).Learn(
            TinyTables.Shop(400), new FitContext { Device = "cpu", Budget = TimeSpan.FromSeconds(1.5) });
        Assert.InRange(time.Elapsed.TotalSeconds, 0, 5); // the machine may be busy; the clock's own test is exact
        Assert.True(sampler.Summary.BudgetReached);
        Assert.Equal(sampler.BlockRows, sampler.Generate(new BlockRequest(1)).Rows);
    }

    [Fact]
    public void A_request_to_stop_returns_the_model_so_far()
    {
        using var source = new CancellationTokenSource();
        var context = new FitContext { Device = "cpu", Cancellation = source.Token, Progress = new Listener(p => { if (p.Stage == "training" && p.Done >= 1) { source.Cancel(); } }) };
        using IRowSampler sampler = new CtganModel(_small with { Epochs = 1_000_000 }).Learn(TinyTables.Shop(400), context);
        Assert.True(sampler.Summary.Interrupted);
        Assert.Equal(sampler.BlockRows, sampler.Generate(new BlockRequest(1)).Rows);
    }

    [Fact]
    public void Progress_tells_both_stages_with_rate_device_and_words()
    {
        var told = new List<FitProgress>();
        using IRowSampler sampler = new CtganModel(_small).Learn(
            TinyTables.Shop(400), new FitContext { Device = "cpu", Progress = new Listener(p => { lock (told) { told.Add(p); } }) });
        Assert.Contains(told, p => p is { Stage: "encoding", Done: 3, Total: 3 });
        FitProgress last = told[^1];
        Assert.Equal((4, 4, "epochs", "cpu"), (last.Done, last.Total, last.Unit, last.Device));
        Assert.True(last.RowsPerSecond > 0);
        Assert.Contains("the critic sees a gap of", last.Remark);
        Assert.Equal(4, sampler.Summary.Epochs);
    }

    private static IRowSampler Fit(CtganOptions options, Table table, long seed = 0)
        => new CtganModel(options).Learn(table, new FitContext { Seed = seed, Device = "cpu" });

    private static Table Learn(CtganOptions options, Table table, long seed = 0)
    {
        using IRowSampler sampler = Fit(options, table, seed);
        return sampler.Generate(new BlockRequest(1));
    }

    private static bool Same(Table a, Table b)
        => a.Codes("colour").SequenceEqual(b.Codes("colour")) && a.Codes("size").SequenceEqual(b.Codes("size")) && a.Values("price").SequenceEqual(b.Values("price"));

    private sealed class Listener(Action<FitProgress> told) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => told(value);
    }
}
