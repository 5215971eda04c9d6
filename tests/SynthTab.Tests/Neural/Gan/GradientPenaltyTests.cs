using SynthTab.Neural.Gan;
using SynthTab.Neural.Networks;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Gan;

public sealed class GradientPenaltyTests : TorchTests
{
    [Theory]
    [InlineData(ScalarType.Float64, 1, 1e-10)]
    [InlineData(ScalarType.Float64, 2, 1e-10)]
    [InlineData(ScalarType.Float64, 3, 1e-10)]
    [InlineData(ScalarType.Float32, 2, 1e-5)]
    public void The_closed_form_equals_double_backward_in_value_and_derivatives(ScalarType type, int layers, double tolerance)
    {
        using var scope = NewDisposeScope();
        int[] widths = [.. new[] { 24, 16, 12 }.Take(layers)];
        using FlatParameters parameters = new FlatParameters(Critic.Shapes(40, widths), CPU, trained: true, type).Initialize(new RandomSource(1));
        var critic = new Critic(parameters, layers);
        using Tensor drawn = Rows(32, 40, 7).to_type(type);
        Tensor[] masks = [.. widths.Select((w, i) => (Rows(32, w, 20 + i) > 0).to_type(type) * 2)];

        Tensor closed = GradientPenalty.Of(critic, critic.FirstLayer(drawn).detach(), masks);
        Tensor[] closedGradients = Gradients(closed, parameters);
        Tensor twice = DoubleBackward(critic, drawn, masks);
        Tensor[] twiceGradients = Gradients(twice, parameters);

        AssertNear(twice, closed, tolerance);
        for (int i = 0; i < twiceGradients.Length; i++) { AssertNear(twiceGradients[i], closedGradients[i], tolerance); }
    }

    // One hidden unit. Row 1: 2 x1 = 2 > 0, slope 1: gradient 3 · 2 = 6, penalty 25. Row 2: -2 < 0, slope 0.2: 1.2, penalty 0.04.
    [Fact]
    public void Penalty_of_one_unit_is_as_computed_by_hand()
    {
        using var scope = NewDisposeScope();
        using var parameters = new FlatParameters(Critic.Shapes(1, [1]), CPU, trained: true);
        parameters.Fill(tensor(new float[] { 2, 0, 3, 0 })); // weight, bias, weight and bias of the score
        var critic = new Critic(parameters, 1);
        Tensor first = critic.FirstLayer(tensor(new float[] { 1, -1 }).view(2, 1));
        Tensor penalty = GradientPenalty.Of(critic, first.detach(), [ones(2, 1)]);
        Assert.Equal((25 + 0.04) / 2, penalty.item<float>(), 5);
    }

    [Fact]
    public void The_first_layer_between_two_rows_is_between_their_first_layers()
    {
        using var scope = NewDisposeScope();
        using FlatParameters parameters = new FlatParameters(Critic.Shapes(5, [4]), CPU, trained: false).Initialize(new RandomSource(3));
        var critic = new Critic(parameters, 1);
        Tensor a = Rows(3, 5, 1), b = Rows(3, 5, 2);
        AssertNear(critic.FirstLayer(a * 0.3 + b * 0.7), critic.FirstLayer(a) * 0.3 + critic.FirstLayer(b) * 0.7, 1e-5);
    }

    private static Tensor DoubleBackward(Critic critic, Tensor rows, Tensor[] masks)
    {
        Tensor x = rows.detach().requires_grad_(true);
        Tensor score = critic.Score(critic.FirstLayer(x), masks);
        Tensor slope = autograd.grad([score], [x], [ones_like(score)], retain_graph: true, create_graph: true)[0];
        return (slope.norm(1) - 1).square().mean();
    }

    /// <summary>The gradients by the weights; biases have none, since the critic's slope does not depend on them.</summary>
    private static Tensor[] Gradients(Tensor value, FlatParameters parameters)
        => [.. autograd.grad([value], [.. parameters.Shapes.Where(s => s.Shape.Length == 2).Select(s => parameters[s.Name])])];

    private static Tensor Rows(int rows, int width, long seed)
    {
        var random = new RandomSource(seed);
        return tensor(Enumerable.Range(0, rows * width).Select(_ => (float)random.NextNormal()).ToArray()).view(rows, width);
    }

    private static void AssertNear(Tensor expected, Tensor actual, double tolerance)
    {
        double scale = expected.abs().max().to_type(ScalarType.Float64).item<double>();
        double gap = (expected - actual).abs().max().to_type(ScalarType.Float64).item<double>();
        Assert.True(gap <= tolerance * Math.Max(scale, 1e-12), $"the gap is {gap} at a scale of {scale}");
    }
}
