using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Tests.Neural.Networks;

public sealed class ResidualGeneratorTests : TorchTests
{
    private static readonly GeneratorShape _shape = new(6, [8, 5], 4);

    [Fact]
    public void A_layers_output_stands_beside_its_input()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = Parameters();
        Tensor x = Rows(64);
        Tensor first = cat([Normalized(F.linear(x, p["linear.0.weight"], p["linear.0.bias"])).relu(), x], 1);
        Tensor second = cat([Normalized(F.linear(first, p["linear.1.weight"], p["linear.1.bias"])).relu(), first], 1);
        Tensor expected = F.linear(second, p["output.weight"], p["output.bias"]);
        Assert.True(expected.allclose(ResidualGenerator.Train(p, 2, x), 1e-4, 1e-5));
        Assert.Equal([4, 6 + 8 + 5], p["output.weight"].shape);
    }

    [Fact]
    public void Under_the_statistics_of_a_batch_its_rows_come_as_in_training()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = Parameters();
        using var statistics = new LayerStatistics(_shape.Widths, CPU);
        Tensor x = Rows(256);
        ResidualGenerator.Measure(p, statistics, x);
        Assert.True(ResidualGenerator.Train(p, 2, x).allclose(ResidualGenerator.Generate(p, statistics, x), 1e-3, 1e-4));
    }

    [Fact]
    public void A_row_does_not_depend_on_the_rows_beside_it()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = Parameters();
        using var statistics = new LayerStatistics(_shape.Widths, CPU);
        Tensor x = Rows(256);
        ResidualGenerator.Measure(p, statistics, x);
        Tensor together = ResidualGenerator.Generate(p, statistics, x).narrow(0, 10, 3);
        Assert.True(together.allclose(ResidualGenerator.Generate(p, statistics, x.narrow(0, 10, 3)), 1e-5, 1e-6));
    }

    [Fact]
    public void Initial_weights_fill_their_range_and_follow_the_seed()
    {
        using FlatParameters a = Parameters(), b = Parameters(), other = new FlatParameters(_shape.Parameters(), CPU, trained: false).Initialize(new RandomSource(2));
        Assert.True(a.Vector.Equals(b.Vector));
        Assert.False(a.Vector.Equals(other.Vector));
        double bound = 1 / Math.Sqrt(6);
        Assert.InRange(a["linear.0.weight"].abs().max().item<float>(), 0.8 * bound, bound);
        Assert.Equal(8, a["norm.0.weight"].sum().item<float>());
        Assert.Equal(0, a["norm.0.bias"].abs().sum().item<float>());
    }

    private static FlatParameters Parameters() => new FlatParameters(_shape.Parameters(), CPU, trained: false).Initialize(new RandomSource(1));

    private static Tensor Normalized(Tensor x) => (x - x.mean([0])) / (x.var(0, unbiased: false) + 1e-5).sqrt();

    private static Tensor Rows(int rows)
    {
        var values = new float[rows * 6];
        new NoiseSource(new RandomSource(5)).FillNormal(values);
        return tensor(values).view(rows, 6);
    }
}
