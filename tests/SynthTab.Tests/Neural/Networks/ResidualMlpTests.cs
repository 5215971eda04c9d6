using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Tests.Neural.Networks;

public sealed class ResidualMlpTests : TorchTests
{
    private static readonly MlpShape _shape = new(6, 4) { Stream = 8, Widths = [10, 12], TimeWidth = 4, Conditions = 3 };

    [Fact]
    public void Blocks_add_to_the_stream_and_time_and_condition_are_added_to_its_start()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = Parameters(_shape);
        (Tensor x, Tensor times, Tensor conditions) = (Numbers(5, 6), tensor([0.0, 1, 10, 100, 1000]), Numbers(5, 3));
        Tensor angles = times.unsqueeze(1) * tensor([1.0, 0.01]).unsqueeze(0);
        Tensor time = F.silu(Linear(p, "time.0", cat([angles.cos(), angles.sin()], 1)));
        Tensor stream = Linear(p, "input", x) + Linear(p, "time.1", time) + F.silu(Linear(p, "condition", conditions));
        for (int i = 0; i < 2; i++) { stream += Linear(p, $"blocks.{i}.out", F.silu(Linear(p, $"blocks.{i}.in", Norm(p, $"blocks.{i}.norm", stream)))); }
        Tensor expected = Linear(p, "output", Norm(p, "norm", stream));
        Assert.True(expected.allclose(ResidualMlp.Forward(p, _shape, x, times, conditions), 1e-10, 1e-12));
        Assert.True(expected.abs().max().item<double>() > 0.01);
    }

    [Fact]
    public void The_plain_stack_is_one_layer_after_the_other()
    {
        using var scope = NewDisposeScope();
        MlpShape shape = _shape with { Kind = MlpKind.Plain, Activation = MlpActivation.Relu, Conditions = 0 };
        using FlatParameters p = Parameters(shape);
        Tensor x = Numbers(5, 6), times = tensor([3.0]);
        Tensor time = Linear(p, "time.1", F.silu(Linear(p, "time.0", TimeFeatures.Of(times, 4))));
        Tensor first = Linear(p, "blocks.0.in", Linear(p, "input", x) + time).relu();
        Tensor expected = Linear(p, "output", Linear(p, "blocks.1.in", first).relu());
        Assert.True(expected.allclose(ResidualMlp.Forward(p, shape, x, times), 1e-10, 1e-12));
        Assert.Equal([4, 12], p["output.weight"].shape);
    }

    [Fact]
    public void It_begins_with_the_bias_of_its_output_as_the_only_answer()
    {
        using var scope = NewDisposeScope();
        using FlatParameters p = new FlatParameters(_shape.Parameters(), CPU, trained: false).Initialize(new RandomSource(1));
        p["output.bias"].copy_(tensor([1f, 2, 3, 4]));
        Tensor made = ResidualMlp.Forward(p, _shape, ones(2, 6), zeros(1), ones(2, 3));
        Assert.True(made.allclose(tensor([1f, 2, 3, 4]).expand(2, 4)));
    }

    [Fact]
    public void Dropout_keeps_the_mean_and_is_off_without_a_source()
    {
        using var scope = NewDisposeScope();
        MlpShape shape = new(1, 1) { Kind = MlpKind.Plain, Activation = MlpActivation.Relu, Stream = 1, Widths = [4000], TimeWidth = 2, Dropout = 0.5 };
        using var p = new FlatParameters(shape.Parameters(), CPU, trained: false);
        p["blocks.0.in.bias"].fill_(1);
        p["output.weight"].fill_(1 / 4000.0);
        double dropped = ResidualMlp.Forward(p, shape, ones(1, 1), zeros(1), null, new NoiseSource(new RandomSource(2))).item<float>();
        Assert.InRange(dropped, 0.93, 1.07);
        Assert.NotEqual(1.0, dropped, 1e-6);
        Assert.Equal(1.0, ResidualMlp.Forward(p, shape, ones(1, 1), zeros(1)).item<float>(), 1e-4);
    }

    private static FlatParameters Parameters(MlpShape shape)
    {
        var random = new RandomSource(1);
        var parameters = new FlatParameters(shape.Parameters(), CPU, trained: false, ScalarType.Float64).Initialize(random);
        foreach (Tensor view in parameters.Views.Where(v => v.std().item<double>() is 0 or double.NaN)) { view.copy_(Numbers(1, (int)view.numel()).view(view.shape)); }
        return parameters;
    }

    private static Tensor Numbers(int rows, int width)
    {
        var values = new float[rows * width];
        new NoiseSource(new RandomSource(rows * 100 + width)).FillNormal(values);
        return tensor(values).view(rows, width).to_type(ScalarType.Float64);
    }

    private static Tensor Linear(FlatParameters p, string name, Tensor x) => F.linear(x, p[$"{name}.weight"], p[$"{name}.bias"]);

    private static Tensor Norm(FlatParameters p, string name, Tensor x)
        => (x - x.mean([1], true)) / (x.var(1, unbiased: false, keepdim: true) + 1e-5).sqrt() * p[$"{name}.weight"] + p[$"{name}.bias"];
}
