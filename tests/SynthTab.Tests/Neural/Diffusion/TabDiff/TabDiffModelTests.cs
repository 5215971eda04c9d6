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
