using SynthTab.Neural.Networks;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Training;

public sealed class FusedAdamTests : TorchTests
{
    private static readonly AdamSettings _settings = new(2e-3, 0.5, 0.9, 1e-2);

    // 37 and 5 values: neither is a multiple of the vector width, so the ends count too.
    private static readonly ParameterShape[] _shapes = [new("a", [37], -1, 1), new("b", [5], -1, 1)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fifty_steps_equal_those_of_torch(bool byTensors)
    {
        using var scope = NewDisposeScope();
        using FlatParameters ours = new FlatParameters(_shapes, CPU, trained: true).Initialize(new RandomSource(1));
        using var adam = new FusedAdam(ours, _settings);
        var theirs = new TorchSharp.Modules.Parameter(ours.Vector.detach().clone());
        using var reference = optim.Adam([theirs], lr: 2e-3, beta1: 0.5, beta2: 0.9, weight_decay: 1e-2);
        for (int step = 0; step < 50; step++)
        {
            Tensor target = full(42, Math.Sin(step));
            ours.ClearGradients();
            (cat([ours["a"], ours["b"]]) - target).pow(4).sum().backward();
            adam.Step(byTensors);
            theirs.grad?.zero_();
            (theirs - target).pow(4).sum().backward();
            reference.step();
        }
        Assert.InRange((ours.Vector - theirs).abs().max().item<float>(), 0, 1e-6f);
    }

    // The first step of Adam is the learning rate against the gradient's sign, whatever its size: 1 - 0.002, 1 + 0.002.
    [Fact]
    public void The_first_step_has_the_length_of_the_learning_rate()
    {
        using var scope = NewDisposeScope();
        using var parameters = new FlatParameters([new("a", [2], 1, 1)], CPU, trained: true);
        parameters.Fill(ones(2));
        using var adam = new FusedAdam(parameters, _settings with { WeightDecay = 0 });
        (parameters["a"] * tensor(new float[] { 100, -0.01f })).sum().backward();
        adam.Step();
        Assert.Equal([0.998f, 1.002f], parameters.Vector.data<float>().ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        using var scope = NewDisposeScope();
        using FlatParameters parameters = new FlatParameters(_shapes, CPU, trained: true).Initialize(new RandomSource(2));
        using var adam = new FusedAdam(parameters, _settings with { WeightDecay = 0 });
        Tensor before = parameters["b"].detach().clone();
        parameters["a"].sum().backward();
        adam.Step();
        Assert.True(parameters["b"].Equals(before));
        Assert.True(parameters.Vector.narrow(0, 37, 5).Equals(before)); // the views and the vector are one memory
    }
}
