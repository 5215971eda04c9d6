using SynthTab.Neural;
using SynthTab.Neural.Diffusion.TabDdpm;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class TabDdpmModelTests : TorchTests
{
    private static readonly TabDdpmOptions _learning = new()
    {
        Epochs = 60,
        BatchSize = 200,
        StreamWidth = 48,
        Widths = [96, 96],
        TimeWidth = 32,
        LearningRate = 3e-3,
        EmaDecay = 0.99,
        GivenShare = 0.5,
        SamplingSteps = 20,
    };

    // Learned from 4,000 rows in 1,200 steps, once for several tests; the target is the colour.
    private static readonly Lazy<IRowSampler> _learned = new(() => Fit(_learning));

    public static TheoryData<string> Samplers => [.. TabDdpmSamplers.Names];

    // Told of nothing in training, so that the price can only follow the size by resampling.
    [Fact]
    public void A_network_that_was_never_told_makes_the_rest_fit_by_resampling()
    {
        using IRowSampler blind = Fit(_learning with { GivenShare = 0, HiddenClassShare = 1, ResampleRounds = 4 });
        Table large = blind.Generate(new BlockRequest(4) { Conditions = [new Condition.OneOf("size", [0])] });
        (int[] sizes, double[] prices) = (large.Codes("size"), large.Values("price"));
        Assert.Equal(1, large.Share(r => sizes[r] == 0));
        Assert.InRange(large.Share(r => prices[r] > 30), 0.7, 1); // alone 0.45
    }

    // small among blue 0.9 (alone: 0.55), near 10 when small and near 50 when large 1 (alone: 0.5)
    [Theory, MemberData(nameof(Samplers))]
    public void A_known_law_is_learned_in_seconds_whatever_the_sampler(string sampler)
    {
        Table made = _learned.Value.Generate(new BlockRequest(1) { Sampling = new SamplingOptions { Sampler = sampler, Steps = 40 } });
        int[] colours = made.Codes("colour"), sizes = made.Codes("size");
        double[] prices = made.Values("price");
        Assert.Equal(0.5, made.Share(r => colours[r] == 0), 0.05);
        Assert.Equal(0.2, made.Share(r => colours[r] == 2), 0.05);
        Assert.Equal(0.9, made.Share(r => colours[r] == 0 && sizes[r] == 1) / made.Share(r => colours[r] == 0), 0.05);
        Assert.Equal(0.2, made.Share(r => colours[r] != 0 && sizes[r] == 1) / made.Share(r => colours[r] != 0), 0.05);
        Assert.InRange(made.Share(r => prices[r] < 30 == (sizes[r] == 1)), 0.95, 1);
        Assert.InRange(prices.Where(p => p < 30).Average(), 9.5, 10.5);
    }

    [Fact]
    public void A_class_that_is_asked_for_always_comes_and_the_rest_follows_it()
    {
        Table red = _learned.Value.Generate(new BlockRequest(3) { Conditions = [new Condition.OneOf("colour", [1, 2])] });
        int[] colours = red.Codes("colour"), sizes = red.Codes("size");
        Assert.DoesNotContain(0, colours);
        Assert.Equal(0.6, red.Share(r => colours[r] == 1), 0.05); // 3/10 of 5/10
        Assert.Equal(0.2, red.Share(r => sizes[r] == 1), 0.06);
    }

    [Fact]
    public void Another_category_that_is_asked_for_comes_and_the_rest_fits_it()
    {
        Table small = _learned.Value.Generate(new BlockRequest(4) { Conditions = [new Condition.OneOf("size", [1])] });
        int[] sizes = small.Codes("size");
        double[] prices = small.Values("price");
        Assert.Equal(1, small.Share(r => sizes[r] == 1));
        Assert.InRange(small.Share(r => prices[r] < 30), 0.92, 1); // alone: 0.55
        int[] colours = small.Codes("colour"); // the class follows: 0.45 of the rows are small and of colour 0, 0.55 are small
        Assert.Equal(0.45 / 0.55, small.Share(r => colours[r] == 0), 0.08);
    }

    [Fact]
    public void Guidance_changes_rows_and_none_asked_for_is_none()
    {
        Table plain = _learned.Value.Generate(new BlockRequest(5)), none = Guided(0), much = Guided(2);
        Assert.Equal(plain.Values("price"), none.Values("price"));
        int[] colours = plain.Codes("colour");
        Assert.Equal(colours, much.Codes("colour"));
        Assert.True(SmallAmongBlue(much) > SmallAmongBlue(plain)); // blue ones are small more often than others: guided, more so

        Table Guided(double guidance) => _learned.Value.Generate(new BlockRequest(5) { Sampling = new SamplingOptions { Guidance = guidance } });
        double SmallAmongBlue(Table made)
        {
            int[] sizes = made.Codes("size");
            return made.Share(r => colours[r] == 0 && sizes[r] == 1);
        }
    }

    [Fact]
    public void Unknown_cells_are_filled_by_what_the_others_say_and_known_ones_stay()
    {
        Table shop = TinyTables.Shop(600, seed: 77);
        double[] prices = shop.Values("price");
        bool[] none = new bool[600], all = [.. Enumerable.Repeat(true, 600)];
        var hidden = new CategoricalColumn(shop["size"].Schema, [.. Enumerable.Repeat(CategoricalColumn.Missing, 600)]);
        var partial = new Table(shop.Schema, [shop["colour"], hidden, shop["price"]]);
        Table filled = ((IRowCompleter)_learned.Value).Complete(new CompletionBlock(2, partial, new CellMask([none, all, none])));
        Assert.Equal(shop.Codes("colour"), filled.Codes("colour"));
        Assert.Equal(prices, filled.Values("price"));
        int[] truth = shop.Codes("size"), made = filled.Codes("size");
        Assert.InRange(filled.Share(r => truth[r] == made[r]), 0.97, 1); // the price tells the size
    }

    [Fact]
    public void A_hidden_class_is_drawn_from_the_other_cells()
    {
        Table shop = TinyTables.Shop(1500, seed: 78);
        bool[] none = new bool[1500], all = [.. Enumerable.Repeat(true, 1500)];
        var hidden = new CategoricalColumn(shop["colour"].Schema, [.. Enumerable.Repeat(CategoricalColumn.Missing, 1500)]);
        Table filled = ((IRowCompleter)_learned.Value).Complete(
            new CompletionBlock(3, new Table(shop.Schema, [hidden, shop["size"], shop["price"]]), new CellMask([all, none, none])));
        int[] sizes = shop.Codes("size"), made = filled.Codes("colour");
        Assert.Equal(0.45 / 0.55, filled.Share(r => sizes[r] == 1 && made[r] == 0) / filled.Share(r => sizes[r] == 1), 0.1);
        Assert.Equal(0.05 / 0.45, filled.Share(r => sizes[r] == 0 && made[r] == 0) / filled.Share(r => sizes[r] == 0), 0.1);
    }

    [Fact]
    public void The_papers_form_learns_too()
    {
        TabDdpmOptions paper = TabDdpmOptions.Paper with { Epochs = 80, BatchSize = 200, StreamWidth = 32, Widths = [96, 96], TimeWidth = 16, LearningRate = 3e-3 };
        using IRowSampler learned = Fit(paper);
        Table made = learned.Generate(new BlockRequest(1));
        int[] sizes = made.Codes("size");
        double[] prices = made.Values("price");
        Assert.Equal(0.55, made.Share(r => sizes[r] == 1), 0.06);
        Assert.InRange(made.Share(r => prices[r] < 30 == (sizes[r] == 1)), 0.93, 1);
    }

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        var options = new TabDdpmOptions { Epochs = 0, TimeWidth = 7, NoiseSteps = 1, EmaDecay = 1, Widths = [], HiddenClassShare = 2 };
        string message = Assert.Throws<OptionsException>(options.Validate).Message;
        foreach (string name in new[] { "epochs is 0", "time-width is 7", "noise-steps is 1", "ema-decay is 1", "widths", "hidden-class-share is 2" })
        {
            Assert.Contains(name, message);
        }
        Assert.Contains("sampler is 'euler'", Assert.Throws<OptionsException>(new TabDdpmOptions { Sampler = "euler" }.Validate).Message);
        TabDdpmOptions.Paper.Validate();
    }

    [Fact]
    public void The_papers_preset_says_just_what_differs_and_makes_the_papers_options()
    {
        SynthesizerEntry entry = NeuralSynthesizers.Entries.Single(e => e.Name == TabDdpmModel.Name);
        SynthesizerPreset paper = entry.Preset("paper");
        Assert.Contains("widths=256,1024,1024,1024,1024,256", paper.Assignments);
        Assert.Contains("category-loss=bound", paper.Assignments);
        Assert.DoesNotContain(paper.Assignments, a => a.StartsWith("given-share", StringComparison.Ordinal));
        var made = OptionsBinder.FromJson<TabDdpmOptions>(OptionsBinder.Parse(entry.DefaultOptions, paper.Assignments, "tabddpm"), "tabddpm");
        Assert.Equal(TabDdpmOptions.Paper.Widths, made.Widths);
        Assert.Equal(TabDdpmOptions.Paper, made with { Widths = TabDdpmOptions.Paper.Widths });
    }

    private static IRowSampler Fit(TabDdpmOptions options)
        => new TabDdpmModel(options).Learn(TinyTables.Shop(4000).WithTarget("colour"), new FitContext { Seed = 3, Threads = 1, Device = "cpu" });
}
