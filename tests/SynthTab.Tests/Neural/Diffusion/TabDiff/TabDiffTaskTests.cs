using SynthTab.Encoders;
using SynthTab.Neural;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.TabDiff;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Diffusion.TabDiff;

public sealed class TabDiffTaskTests : TorchTests
{
    private static readonly TabDiffOptions _small = new() { Width = 16, Depth = 1, ObservedShare = 0.5 };

    private static readonly EncodedLayout _layout = new(
    [
        new EncodedSpan(0, 0, 1, SpanKind.Scalar, IsCategory: false),
        new EncodedSpan(0, 1, 3, SpanKind.OneHot, IsCategory: false),
        new EncodedSpan(1, 4, 1, SpanKind.Scalar, IsCategory: false),
        new EncodedSpan(2, 5, 4, SpanKind.OneHot, IsCategory: true),
    ]);

    private static readonly int[] _rows = [.. Enumerable.Range(0, 40)];

    public static TheoryData<TabDiffOptions> Ways =>
    [
        _small,
        _small with { CategoriesFirst = false, CountedMasks = false },
        _small with { CategoriesFirst = false, LearnSchedules = true },
        _small with { Network = TabDiffNetworkKind.Transformer, Width = 8 },
    ];

    // In double precision, so that differences of the loss can be trusted; along one random direction over all parameters.
    [Theory, MemberData(nameof(Ways))]
    public void The_gradient_is_that_of_finite_differences(TabDiffOptions options)
    {
        using var scope = NewDisposeScope();
        using TabDiffTask task = Task(options, ScalarType.Float64);
        task.Step(_rows, Noise(), 0);
        Tensor direction = Numbers((int)task.Parameters.Vector.numel(), 9);
        Tensor gradient = Gradient(task);
        double slope = (gradient * direction).sum().item<double>();
        double expected = (Shifted(task, direction, 1e-4) - Shifted(task, direction, -1e-4)) / 2e-4;
        Assert.Equal(expected, slope, 5e-3 * Math.Abs(expected));
        Assert.True(Math.Abs(expected) > 1e-3);
    }

    // The gradient of each schedule's own parameter, which would drown among the others.
    [Fact]
    public void A_numbers_schedule_has_the_gradient_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        using TabDiffTask task = Task(_small with { CategoriesFirst = false, LearnSchedules = true, SigmaMin = 0.05, SigmaMax = 10 }, ScalarType.Float64);
        task.Step(_rows, Noise(), 0);
        using Tensor gradient = TabDiffNetwork.Rhos(task.Parameters).grad!.clone();
        for (int number = 0; number < 2; number++)
        {
            Tensor direction = zeros_like(task.Parameters.Vector);
            direction[direction.numel() - 2 + number] = 1;
            double expected = (Shifted(task, direction, 0.05) - Shifted(task, direction, -0.05)) / 0.1;
            Assert.Equal(expected, gradient[number].item<double>(), 0.01 * Math.Abs(expected) + 1e-6);
        }
    }

    [Fact]
    public void A_mask_that_is_partly_there_has_the_slope_of_finite_differences()
    {
        double Soft(double share) => ScheduleGradient.SoftMask(share, 0.42);
        Assert.Equal((Soft(0.421 + 1e-6) - Soft(0.421 - 1e-6)) / 2e-6, ScheduleGradient.SoftMaskSlope(0.421, 0.42), 0.01);
        Assert.Equal((1, 0), (Math.Round(Soft(0.5), 6), Math.Round(Soft(0.3), 6)));
    }

    [Fact]
    public void A_step_in_single_precision_is_that_of_double_precision()
    {
        using var scope = NewDisposeScope();
        using TabDiffTask single = Task(_small, ScalarType.Float32), wide = Task(_small, ScalarType.Float64);
        Assert.Equal(wide.Step(_rows, Noise(), 0), single.Step(_rows, Noise(), 0), 1e-5);
        foreach ((Tensor a, Tensor b) in single.Parameters.Views.Zip(wide.Parameters.Views))
        {
            Assert.True(b.grad!.allclose(a.grad!.to_type(ScalarType.Float64), 1e-3, 1e-6));
        }
    }

    // 8 bits of a number are 3 decimal digits: loss and direction of the gradient stay, each weight's own slope need not.
    [Theory]
    [InlineData(TabDiffNetworkKind.Mlp)]
    [InlineData(TabDiffNetworkKind.Transformer)]
    public void Products_of_short_numbers_leave_loss_and_gradient_where_they_are(TabDiffNetworkKind network)
    {
        using var scope = NewDisposeScope();
        TabDiffOptions options = _small with { Network = network };
        using TabDiffTask single = Task(options, ScalarType.Float32), half = Task(options with { Products = ProductPrecision.Bfloat16 }, ScalarType.Float32);
        double expected = single.Step(_rows, Noise(), 0), found = half.Step(_rows, Noise(), 0);
        Assert.Equal(expected, found, 0.02 * expected);
        Assert.NotEqual(expected, found);
        Tensor a = Gradient(single), b = Gradient(half);
        Assert.InRange((a * b).sum().item<float>() / (a.norm() * b.norm()).item<float>(), 0.99, 1.0001);
    }

    // Everything as published but the rows of a batch, with the network's whole width: loss and gradients in single precision
    // against double, and those against finite differences along a direction in which the loss has a derivative: masks are
    // hard, so that the powers of their schedules have none.
    [Fact]
    public void A_step_of_the_papers_preset_is_that_of_double_precision_and_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        TabDiffOptions paper = Preset("paper");
        Assert.Equal((TabDiffNetworkKind.Transformer, 1024, true), (paper.Network, paper.Width, paper.LearnSchedules));
        using TabDiffTask single = Task(paper, ScalarType.Float32), wide = Task(paper, ScalarType.Float64);
        double expected = wide.Step(_rows, Noise(), 0);
        Assert.Equal(expected, single.Step(_rows, Noise(), 0), 1e-5 * expected);
        double all = Gradient(wide).norm().item<double>(); // some slopes are 0: nothing is given, and softmax knows no shift of its keys
        foreach (ParameterShape shape in wide.Parameters.Shapes)
        {
            Tensor wanted = wide.Parameters[shape.Name].grad!, found = single.Parameters[shape.Name].grad!.to_type(ScalarType.Float64);
            Assert.InRange((wanted - found).norm().item<double>(), 0, 1e-3 * wanted.norm().item<double>() + 1e-6 * all);
        }
        Tensor direction = Numbers((int)wide.Parameters.Vector.numel(), 9) * 0.01, slopes = Gradient(wide);
        int powers = (int)TabDiffNetwork.Powers(wide.Parameters).numel();
        direction.narrow(0, direction.numel() - powers, powers).zero_();
        double slope = (slopes * direction).sum().item<double>();
        double difference = (Shifted(wide, direction, 1e-4) - Shifted(wide, direction, -1e-4)) / 2e-4;
        Assert.Equal(difference, slope, 5e-3 * Math.Abs(difference));
        Assert.True(Math.Abs(difference) > 1e-3);
    }

    // A network that answers nothing but the logarithms of the shares: the loss of a block is the entropy of its column, and of
    // a number 1, the deviation of its target.
    [Fact]
    public void Training_starts_from_the_shares_of_the_table()
    {
        using var scope = NewDisposeScope();
        EncodedRows rows = Rows(4000);
        using var task = new TabDiffTask(_small with { ObservedShare = 0 }, new MixedLayout(_layout), rows, 4000, CPU, new RandomSource(1));
        double entropy = 0;
        foreach (EncodedSpan span in _layout.Spans.Where(s => s.Kind == SpanKind.OneHot))
        {
            double[] shares = [.. rows.Slots(span).ToArray().GroupBy(s => s).Select(g => g.Count() / 4000.0)];
            entropy -= shares.Sum(s => s * Math.Log(s)) / 2;
        }
        Assert.Equal((1 + entropy) / 2, task.Loss([.. Enumerable.Range(0, 4000)], Noise()), 0.04);
    }

    private static Tensor Gradient(TabDiffTask task) => cat([.. task.Parameters.Views.Select(v => v.grad!.reshape(-1))]);

    private static TabDiffOptions Preset(string name)
    {
        SynthesizerEntry entry = NeuralSynthesizers.Entries.Single(e => e.Name == "tabdiff");
        return OptionsBinder.FromJson<TabDiffOptions>(
            OptionsBinder.Parse(entry.DefaultOptions, entry.Preset(name).Assignments, entry.Name), entry.Name);
    }

    private static double Shifted(TabDiffTask task, Tensor direction, double by)
    {
        using var off = no_grad();
        using Tensor before = task.Parameters.Vector.clone();
        task.Parameters.Vector.add_(direction * by);
        double loss = task.Loss(_rows, Noise());
        task.Parameters.Vector.copy_(before);
        return loss;
    }

    /// <summary>A task whose every parameter has a value, the output layer's too.</summary>
    private static TabDiffTask Task(TabDiffOptions options, ScalarType type)
    {
        var task = new TabDiffTask(options, new MixedLayout(_layout), Rows(40), 40, CPU, new RandomSource(1), type);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        if (options.Network == TabDiffNetworkKind.Mlp) { task.Parameters["output.weight"].copy_(0.3 * Numbers(9 * 16, 4).view(9, 16)); }
        return task;
    }

    private static EncodedRows Rows(int rows)
    {
        var random = new RandomSource(5);
        var matrix = new EncodedMatrix(rows, _layout.Width, new float[rows * _layout.Width]);
        for (int row = 0; row < rows; row++)
        {
            Span<float> entries = matrix.Row(row);
            int slot = random.NextInt(10) < 6 ? 0 : 1 + random.NextInt(2);
            entries[0] = slot == 0 ? (float)random.NextNormal() : 0;
            entries[1 + slot] = 1;
            entries[4] = (float)random.NextNormal();
            entries[5 + Math.Min(random.NextInt(6), 3)] = 1;
        }
        return EncodedRows.Of(matrix, _layout);
    }

    private static NoiseSource Noise() => new(new RandomSource(77));

    private static Tensor Numbers(int count, long seed)
    {
        var values = new float[count];
        new NoiseSource(new RandomSource(seed)).FillNormal(values);
        return tensor(values).to_type(ScalarType.Float64);
    }
}
