using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Diffusion.TabDiff;

public sealed class TabDiffModelTests : TorchTests
{
    private static readonly TabDiffOptions _quick = new()
    {
        Epochs = 60,
        BatchSize = 128,
        LearningRate = 4e-3,
        WarmUpSteps = 50,
        EmaDecay = 0.99,
        Width = 64,
        Depth = 2,
    };

    // Learned from 4,000 rows in about 1,900 steps, once for all tests.
    private static readonly Lazy<IRowSampler> _learned = new(() => Fit(_quick));

    // The bounds are those of sampling noise in 1,024 rows, three deviations or more, and a little for the training.
    [Theory]
    [InlineData("dpm-solver")]
    [InlineData("heun")]
    public void A_known_law_is_learned_in_seconds(string sampler)
        => AssertLaw(_learned.Value.Generate(new BlockRequest(1) { Sampling = new SamplingOptions { Sampler = sampler } }));

    [Fact]
    public void The_papers_way_learns_it_too()
    {
        using IRowSampler paper = Fit(_quick with
        {
            CategoriesFirst = false,
            CountedMasks = false,
            LearnSchedules = true,
            SigmaMin = 0.002,
            SigmaMax = 80,
        });
        AssertLaw(paper.Generate(new BlockRequest(1) { Sampling = new SamplingOptions { Sampler = "heun", Steps = 30 } }));
    }

    // Given red and green: small with 1/5, and a price follows its size.
    [Fact]
    public void Levels_that_are_asked_for_come_and_the_rest_follows_them()
    {
        Table made = Make(new Condition.OneOf("colour", [1, 2]));
        Assert.Equal(0, made.Share(r => made.Codes("colour")[r] == 0));
        Assert.Equal(0.4, made.Share(r => made.Codes("colour")[r] == 2), 0.06);
        Assert.Equal(0.2, made.Share(r => made.Codes("size")[r] == 1), 0.06);
    }

    // A price below 20 says small, and of the small 0.45 / 0.55 are blue.
    [Fact]
    public void A_range_that_is_asked_for_is_met_and_the_rest_follows_it()
    {
        Table made = Make(new Condition.InRange("price", double.NegativeInfinity, 20));
        Assert.InRange(made.Share(r => made.Values("price")[r] <= 20), 0.99, 1);
        Assert.Equal(0.45 / 0.55, made.Share(r => made.Codes("colour")[r] == 0), 0.07);
        Assert.InRange(made.Share(r => made.Codes("size")[r] == 1), 0.94, 1);
    }

    [Fact]
    public void A_range_beside_levels_is_met_in_nearly_every_row()
    {
        Table made = Make(new Condition.InRange("price", 49, 53), new Condition.OneOf("colour", [0, 2]));
        Assert.InRange(made.Share(r => made.Values("price")[r] is >= 49 and <= 53 && made.Codes("colour")[r] != 1), 0.95, 1);
        Assert.InRange(made.Share(r => made.Codes("size")[r] == 0), 0.9, 1);
    }

    [Fact]
    public void A_level_that_training_never_had_is_refused()
    {
        Table shop = TinyTables.Shop(200);
        var levels = new ColumnSchema { Name = "colour", Kind = ColumnKind.Categorical, Levels = [.. TinyTables.Colours, "white"] };
        Table table = Table.Of(new CategoricalColumn(levels, shop.Codes("colour")), shop["price"]);
        using IRowSampler fitted = new TabDiffModel(_quick with { Epochs = 1 }).Learn(table, new FitContext { Device = "cpu" });
        var request = new BlockRequest(1) { Conditions = [new Condition.OneOf("colour", [3])] };
        Assert.Contains("'colour'", Assert.Throws<SynthTabException>(() => fitted.Generate(request)).Message, StringComparison.Ordinal);
    }

    // Size is known in even rows, price in odd ones; colour in none.
    [Fact]
    public void Gaps_are_filled_from_what_is_known()
    {
        const int rows = 1000;
        Table shop = TinyTables.Shop(rows, seed: 9);
        bool[] all = [.. Enumerable.Repeat(true, rows)], even = [.. Enumerable.Range(0, rows).Select(r => r % 2 == 0)], odd = [.. even.Select(e => !e)];
        Table partial = Table.Of(
            new CategoricalColumn(shop["colour"].Schema, [.. Enumerable.Repeat(CategoricalColumn.Missing, rows)]),
            new CategoricalColumn(shop["size"].Schema, [.. shop.Codes("size").Select((c, r) => even[r] ? c : CategoricalColumn.Missing)]),
            new NumericColumn(shop["price"].Schema, [.. shop.Values("price").Select((v, r) => even[r] ? double.NaN : v)]));
        Table made = ((IRowCompleter)_learned.Value).Complete(new CompletionBlock(4, partial, new CellMask([all, odd, even])));
        Assert.All(Enumerable.Range(0, rows), r => Assert.True(even[r]
            ? made.Codes("size")[r] == shop.Codes("size")[r] : made.Values("price")[r] == shop.Values("price")[r]));
        Assert.Equal(0, made.Columns.Sum(c => c.MissingCount));
        Assert.InRange(made.Share(r => made.Values("price")[r] < 30 == (made.Codes("size")[r] == 1)), 0.95, 1);
        Assert.Equal(0.5, made.Share(r => made.Codes("colour")[r] == 0), 0.08);
    }

    private static Table Make(params Condition[] conditions) => _learned.Value.Generate(new BlockRequest(5) { Conditions = conditions });

    private static void AssertLaw(Table made)
    {
        int[] colours = made.Codes("colour"), sizes = made.Codes("size");
        double[] prices = made.Values("price");
        Assert.Equal(0.5, made.Share(r => colours[r] == 0), 0.06);
        Assert.Equal(0.2, made.Share(r => colours[r] == 2), 0.05);
        Assert.Equal(0.9, made.Share(r => colours[r] == 0 && sizes[r] == 1) / made.Share(r => colours[r] == 0), 0.06);
        Assert.Equal(0.2, made.Share(r => colours[r] != 0 && sizes[r] == 1) / made.Share(r => colours[r] != 0), 0.06);
        Assert.InRange(made.Share(r => prices[r] < 20 == (sizes[r] == 1)), 0.94, 1);
        double[] low = [.. prices.Where(p => p < 20)];
        Assert.Equal(10, low.Average(), 0.4);
        Assert.Equal(2, Math.Sqrt(low.Average(p => (p - low.Average()) * (p - low.Average()))), 0.4);
    }

    private static IRowSampler Fit(TabDiffOptions options)
        => new TabDiffModel(options).Learn(TinyTables.Shop(4000), new FitContext { Seed = 3, Threads = 1, Device = "cpu" });
}
