using SynthTab.Encoders;
using SynthTab.Neural.Autoencoders;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Neural.Autoencoders;

public sealed class TvaeModelTests : TorchTests
{
    private static readonly TvaeOptions _quick = new()
    {
        Epochs = 60,
        BatchSize = 200,
        LatentSize = 6,
        EncoderWidths = [64],
        DecoderWidths = [64],
    };

    private static readonly Lazy<TvaeSampler> _shop = new(() => Learn(_quick, TinyTables.Shop(3000)));

    // Probabilistic PCA (Tipping and Bishop 1999): three numbers that hang on one hidden number, x = w z + noise. Coded in deviations,
    // rows have the correlation matrix R, and the least loss there is, but for constants, is the likelihood's: ½ (ln det R + 3). The
    // encoder's own distribution is exact here, so that the bound is met. w = (2, −1, 1), deviations of the noise (½, ½, 1).
    [Fact]
    public void Where_the_best_bound_is_known_it_is_reached()
    {
        const int count = 3000;
        var random = new RandomSource(8);
        double[][] columns = [new double[count], new double[count], new double[count]];
        for (int row = 0; row < count; row++)
        {
            double hidden = random.NextNormal();
            columns[0][row] = Math.Round(2 * hidden + 0.5 * random.NextNormal(), 4);
            columns[1][row] = Math.Round(-hidden + 0.5 * random.NextNormal(), 4);
            columns[2][row] = Math.Round(hidden + random.NextNormal(), 4);
        }
        Table table = Table.Of([.. columns.Select((values, i) => new NumericColumn(
            new ColumnSchema { Name = $"x{i}", Kind = ColumnKind.Continuous, Decimals = 4 }, values))]);
        TvaeOptions options = _quick with
        {
            Epochs = 120, LatentSize = 1, LossFactor = 1, DivergenceWarmUp = 0.1, LearningRate = 5e-3, Numbers = NumericCoding.Standard, LatentComponents = 0,
        };
        using TvaeSampler learned = Learn(options, table);
        double r01 = Correlation(columns[0], columns[1]), r02 = Correlation(columns[0], columns[2]), r12 = Correlation(columns[1], columns[2]);
        double least = 0.5 * (Math.Log(1 + 2 * r01 * r02 * r12 - r01 * r01 - r02 * r02 - r12 * r12) + 3);
        Assert.InRange(learned.Summary.Figures["train-loss"], least - 0.04, least + 0.06);
        Assert.Equal(1, learned.Summary.Figures["active-latents"]);

        Table made = learned.Generate(new BlockRequest(1));
        Assert.Equal(r01, Correlation(made.Values("x0"), made.Values("x1")), 0.06);
        Assert.Equal(r02, Correlation(made.Values("x0"), made.Values("x2")), 0.06);
    }

    [Fact]
    public void Dependencies_are_learned()
    {
        Table made = _shop.Value.Generate(new BlockRequest(3));
        Assert.Equal(0.5, made.Share(r => made.Codes("colour")[r] == 0), 0.03);
        Assert.Equal(0.45, made.Share(r => made.Codes("colour")[r] == 0 && made.Codes("size")[r] == 1), 0.05);
        Assert.Equal(0.1, made.Share(r => made.Codes("colour")[r] != 0 && made.Codes("size")[r] == 1), 0.04);
        Assert.InRange(made.Share(r => Math.Abs(made.Values("price")[r] - (made.Codes("size")[r] == 1 ? 10 : 50)) < 8), 0.9, 1);
    }

    [Fact]
    public void A_row_that_is_placed_and_read_again_is_much_the_same_row()
    {
        Table rows = TinyTables.Shop(500, seed: 7);
        Table again = _shop.Value.Decode(_shop.Value.Encode(rows, seed: 1), seed: null);
        Assert.InRange(again.Share(r => again.Codes("size")[r] == rows.Codes("size")[r]), 0.95, 1);
        Assert.InRange(again.Share(r => again.Codes("colour")[r] == rows.Codes("colour")[r]), 0.8, 1);
        Assert.InRange(again.Share(r => Math.Abs(again.Values("price")[r] - rows.Values("price")[r]) < 5), 0.9, 1);
    }

    [Fact]
    public void The_likeliest_row_is_always_the_same_and_draws_depend_on_their_seed()
    {
        LatentPoints one = new(6, [.. Enumerable.Repeat(_shop.Value.Encode(TinyTables.Shop(1), 1).Values, 50).SelectMany(v => v)]);
        Table likeliest = _shop.Value.Decode(one, seed: null), drawn = _shop.Value.Decode(one, seed: 3);
        Assert.Single(likeliest.Values("price").Distinct());
        Assert.InRange(drawn.Values("price").Distinct().Count(), 10, 50);
        TableAssert.SameCells(drawn, _shop.Value.Decode(one, seed: 3));
        Assert.NotEqual(drawn.Values("price"), _shop.Value.Decode(one, seed: 4).Values("price"));
        TableAssert.SameCells(drawn.Slice(0, 7), _shop.Value.Decode(new LatentPoints(6, one.Values[..42]), seed: 3));
    }

    [Fact]
    public void As_published_it_learns_too_and_its_points_come_from_the_standard_normal()
    {
        using TvaeSampler learned = Learn(TvaeOptions.Paper with { Epochs = 40, BatchSize = 100 }, TinyTables.Shop(2000));
        Assert.Equal(1, learned.Summary.Figures["latent-components"]);
        Assert.DoesNotContain("largest-calibration-shift", learned.Summary.Figures.Keys);
        Table made = learned.Generate(new BlockRequest(1));
        Assert.InRange(made.Share(r => Math.Abs(made.Values("price")[r] - (made.Codes("size")[r] == 1 ? 10 : 50)) < 8), 0.85, 1);
    }

    [Fact]
    public void Every_option_that_cannot_work_is_named()
    {
        var refusal = Assert.Throws<OptionsException>(() => new TvaeModel(new TvaeOptions
        {
            Epochs = 0, LatentSize = 0, LossFactor = 0, DivergenceWarmUp = 2, LatentComponents = -1, EncoderWidths = [], DecoderWidths = [0], MaximumModes = 65,
        }));
        string[] names = ["epochs", "latent-size", "loss-factor", "divergence-warm-up", "latent-components", "encoder-widths", "decoder-widths", "maximum-modes"];
        Assert.All(names, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    private static TvaeSampler Learn(TvaeOptions options, Table table)
        => (TvaeSampler)new TvaeModel(options).Learn(table, new FitContext { Seed = 3, Threads = 1, Device = "cpu" });

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        double together = a.Zip(b).Sum(p => (p.First - meanA) * (p.Second - meanB));
        return together / Math.Sqrt(a.Sum(v => (v - meanA) * (v - meanA)) * b.Sum(v => (v - meanB) * (v - meanB)));
    }
}
