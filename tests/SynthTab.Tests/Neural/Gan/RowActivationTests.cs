using SynthTab.Encoders;
using SynthTab.Neural.Gan;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Gan;

public sealed class RowActivationTests : TorchTests
{
    private static readonly EncodedLayout _layout = new(
    [
        new EncodedSpan(0, 0, 1, SpanKind.Scalar, false),
        new EncodedSpan(0, 1, 3, SpanKind.OneHot, false),
        new EncodedSpan(1, 4, 5, SpanKind.OneHot, true),
        new EncodedSpan(2, 9, 1, SpanKind.Scalar, false),
        new EncodedSpan(2, 10, 1, SpanKind.OneHot, false),
    ]);

    // Temperature 1/2, no noise: softmax of (0, 2 ln 2, 2 ln 3) = (1, 4, 9) / 14.
    [Fact]
    public void A_block_is_the_softmax_of_its_logits_over_the_temperature()
    {
        var layout = new EncodedLayout([new EncodedSpan(0, 0, 3, SpanKind.OneHot, true), new EncodedSpan(1, 3, 1, SpanKind.Scalar, false)]);
        var rows = new float[4];
        new RowActivation(layout, 0.5).Forward([0, MathF.Log(2), MathF.Log(3), 0.5f], new float[4], rows);
        Assert.Equal(1 / 14.0, rows[0], 6);
        Assert.Equal(4 / 14.0, rows[1], 6);
        Assert.Equal(9 / 14.0, rows[2], 6);
        Assert.Equal(Math.Tanh(0.5), rows[3], 6);
    }

    [Fact]
    public void Blocks_sum_to_one_even_at_extreme_logits()
    {
        float[] logits = [.. Normals(50 * 11, 1).Select(x => x * 1000)], noise = Gumbels(50 * 11, 2), rows = new float[50 * 11];
        new RowActivation(_layout, 0.2).Forward(logits, noise, rows);
        Assert.All(rows, value => Assert.True(float.IsFinite(value)));
        for (int row = 0; row < 50; row++)
        {
            foreach (EncodedSpan span in _layout.Spans.Where(s => s.Kind == SpanKind.OneHot))
            {
                Assert.Equal(1, rows.AsSpan(row * 11 + span.Start, span.Width).ToArray().Sum(), 5);
            }
        }
    }

    // P(largest = i) = softmax(logits)_i, here 0.1, 0.2, 0.7; with 40,000 draws five standard errors are 0.0115 at most.
    [Fact]
    public void The_largest_entry_is_a_draw_from_the_softmax_of_the_logits()
    {
        var layout = new EncodedLayout([new EncodedSpan(0, 0, 3, SpanKind.OneHot, true)]);
        const int draws = 40_000;
        float[] logits = [.. Enumerable.Repeat(new[] { MathF.Log(0.1f), MathF.Log(0.2f), MathF.Log(0.7f) }, draws).SelectMany(l => l)];
        var rows = new float[3 * draws];
        new RowActivation(layout, 0.2).Forward(logits, Gumbels(3 * draws, 5), rows);
        double[] shares = new double[3];
        for (int i = 0; i < draws; i++) { shares[rows.AsSpan(3 * i, 3).IndexOf(rows.AsSpan(3 * i, 3).ToArray().Max())] += 1.0 / draws; }
        Assert.Equal([0.1, 0.2, 0.7], shares, (a, b) => Math.Abs(a - b) < 0.0115);
    }

    [Fact]
    public void The_passes_over_memory_equal_the_tensor_operations_in_value_and_gradient()
    {
        using var scope = NewDisposeScope();
        var activation = new RowActivation(_layout, 0.2);
        using var padded = new PaddedBlocks(activation, CPU);
        using var inMemory = new GumbelSoftmax(activation, CPU);
        Tensor noise = tensor(Gumbels(20 * 11, 3)).view(20, 11), weights = tensor(Normals(20 * 11, 4)).view(20, 11);
        Tensor a = tensor(Normals(20 * 11, 6)).view(20, 11).requires_grad_(true), b = a.detach().clone().requires_grad_(true);
        Tensor rowsA = inMemory.Apply(a, noise), rowsB = padded.Apply(b, noise);
        (rowsA * weights).sum().backward();
        (rowsB * weights).sum().backward();
        Assert.True(rowsA.allclose(rowsB, 1e-5, 1e-6));
        Assert.True(a.grad!.allclose(b.grad!, 1e-4, 1e-5));
        Assert.True(a.grad!.abs().max().item<float>() > 0.01);
    }

    [Fact]
    public void A_sampled_row_shows_draws_and_squashed_scalars()
    {
        const int rows = 20_000;
        using Tensor logits = tensor(Enumerable.Repeat(new[] { 0.5f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, MathF.Log(4), -1f, 0f }, rows).SelectMany(l => l).ToArray()).view(rows, 11);
        var values = new float[rows * 11];
        new RowDraw(_layout).Fill(logits, new NoiseSource(new RandomSource(8)), values);
        double last = 0;
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(Math.Tanh(0.5), values[row * 11], 6);
            Assert.Equal(Math.Tanh(-1), values[row * 11 + 9], 6);
            Span<float> block = values.AsSpan(row * 11 + 4, 5);
            if (block[4] == block.ToArray().Max()) { last += 1.0 / rows; }
        }
        Assert.Equal(0.5, last, 0.018); // 4 / (4 + 4 · 1), five standard errors
    }

    private static float[] Normals(int count, long seed)
    {
        var values = new float[count];
        new NoiseSource(new RandomSource(seed)).FillNormal(values);
        return values;
    }

    private static float[] Gumbels(int count, long seed)
    {
        var values = new float[count];
        new NoiseSource(new RandomSource(seed)).FillGumbel(values);
        return values;
    }
}
