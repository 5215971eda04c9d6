using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;
using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Diffusion.TabDdpm;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Diffusion;

/// <summary>A step against the same loss written with tensors of double precision and differentiated by torch.</summary>
public sealed class TabDdpmTaskTests : TorchTests
{
    private static readonly int[] _rows = [.. Enumerable.Range(3, 40)];

    private static readonly TabDdpmOptions _small = new()
    {
        BatchSize = 64,
        StreamWidth = 16,
        Widths = [24, 20],
        TimeWidth = 8,
        NoiseSteps = 50,
        CategoryWeight = 0.7,
        GivenShare = 0.5,
        HiddenClassShare = 0.3,
    };

    public static TheoryData<NumberTarget, CategoryLoss, bool> Forms => new()
    {
        { NumberTarget.Velocity, CategoryLoss.CrossEntropy, true },
        { NumberTarget.Noise, CategoryLoss.Bound, false },
    };

    [Theory, MemberData(nameof(Forms))]
    public void A_step_agrees_with_double_precision(NumberTarget target, CategoryLoss loss, bool residual)
    {
        TabDdpmOptions options = _small with { NumberTarget = target, CategoryLoss = loss, Residual = residual };
        using var scope = NewDisposeScope();
        Parts parts = Make(options);
        Randomize(parts.Task.Parameters);
        double own = parts.Task.Step(_rows, new NoiseSource(new RandomSource(9)), 0);

        var precise = new FlatParameters(parts.Task.Parameters.Shapes, CPU, trained: true, ScalarType.Float64);
        precise.Fill(parts.Task.Parameters.Vector.to_type(ScalarType.Float64));
        Tensor reference = Reference(options, parts, precise, new NoiseSource(new RandomSource(9)));
        reference.backward();

        Assert.Equal(reference.item<double>(), own, 1e-4 * Math.Abs(own));
        foreach (ParameterShape shape in precise.Shapes)
        {
            Tensor wanted = precise[shape.Name].grad!, found = parts.Task.Parameters[shape.Name].grad!.to_type(ScalarType.Float64);
            double length = wanted.norm().item<double>();
            Assert.True(length > 0, $"{shape.Name} has no gradient");
            Assert.Equal(0, (wanted - found).norm().item<double>() / length, 1e-3);
        }
    }

    [Fact]
    public void Products_of_short_numbers_leave_the_loss_where_it_is()
    {
        Parts single = Make(_small), half = Make(_small with { Products = ProductPrecision.Bfloat16 });
        Randomize(single.Task.Parameters);
        half.Task.Parameters.Fill(single.Task.Parameters.Vector);
        double expected = single.Task.Step(_rows, new NoiseSource(new RandomSource(9)), 0);
        double found = half.Task.Step(_rows, new NoiseSource(new RandomSource(9)), 0);
        Assert.Equal(expected, found, 0.02 * expected);
        Assert.NotEqual(expected, found);
        single.Task.Dispose();
        half.Task.Dispose();
    }

    // A network that has learned nothing says of every category its shares: the cross-entropy of the first step lies at most at
    // the entropy of the shares, and the velocity's square is 1 for numbers of spread 1.
    [Fact]
    public void The_first_answer_is_every_categorys_shares()
    {
        Parts parts = Make(_small with { CategoryWeight = 1, GivenShare = 0, HiddenClassShare = 1 });
        double loss = parts.Task.Loss([.. Enumerable.Range(0, 64)], new NoiseSource(new RandomSource(3)));
        double entropy = (Entropy(0.5, 0.3, 0.2) + Entropy(0.64, 0.36)) / 2;
        Assert.InRange(loss, 0.6 + 0.2 * entropy, 1.4 + 1.2 * entropy);
        parts.Task.Dispose();
    }

    [Fact]
    public void Even_times_reach_every_part_of_the_noise_in_one_batch()
    {
        Parts parts = Make(_small);
        var batch = new NoisyBatch(_small, parts.Rows, parts.Layout, parts.Levels, parts.Condition, 50);
        batch.Fill([.. Enumerable.Range(0, 50)], new NoiseSource(new RandomSource(1)));
        Assert.Equal(Enumerable.Range(1, 50), batch.Times.Order());
        parts.Task.Dispose();
    }

    private static Tensor Reference(TabDdpmOptions options, Parts parts, FlatParameters precise, NoiseSource noise)
    {
        var batch = new NoisyBatch(options, parts.Rows, parts.Layout, parts.Levels, parts.Condition, 64);
        batch.Fill(_rows, noise);
        int count = _rows.Length;
        Tensor told = tensor(batch.Told.Flags.Take(count * 3).Select(flag => flag ? 1.0 : 0).ToArray()).view(count, 3);
        Tensor[] flags = [.. Enumerable.Range(0, 3).Select(column => told.narrow(1, column, 1))]; // colour, size, price
        Tensor numbers = Doubles(batch.Data.Numbers, count, 1), noisy = Doubles(batch.Noisy.Numbers, count, 1), drawn = Doubles(batch.Noise, count, 1);
        Tensor[] data = OneHots(batch.Data, count), seen = OneHots(batch.Noisy, count);
        Tensor times = tensor(batch.Times.Take(count).Select(t => (double)t).ToArray());
        Tensor[] shown = [.. seen.Select((one, i) => flags[i] * data[i] + (1 - flags[i]) * one)];
        Tensor input = cat([flags[2] * numbers + (1 - flags[2]) * noisy, .. shown], 1);
        Tensor said = ResidualMlp.Forward(
            precise, options.Network(parts.Layout), input, times * (1000.0 / options.NoiseSteps), told);
        Tensor share = Shares(parts.Levels, batch.Times, count, 0), before = Shares(parts.Levels, batch.Times, count, 1);
        Tensor wanted = options.NumberTarget == NumberTarget.Noise ? drawn : share.sqrt() * drawn - (1 - share).sqrt() * numbers;
        Tensor total = ((said.narrow(1, 0, 1) - wanted).pow(2) * (1 - flags[2])).mean();
        int start = 1;
        for (int i = 0; i < data.Length; i++)
        {
            int width = batch.Data.Widths[i];
            Tensor law = said.narrow(1, start, width).softmax(1);
            Tensor one = options.CategoryLoss == CategoryLoss.Bound
                ? options.NoiseSteps * Divergence(Posterior(data[i], seen[i], share, before), Posterior(law, seen[i], share, before))
                : -(Bayes(law, seen[i], share) * data[i]).sum(1).log();
            total = total + (one * (1 - flags[i].squeeze(1))).mean() * options.CategoryWeight / data.Length;
            start += width;
        }
        return total;
    }

    private static Tensor Bayes(Tensor law, Tensor seen, Tensor share)
    {
        Tensor joint = law * (share * seen + (1 - share) / law.shape[1]);
        return joint / joint.sum(1, keepdim: true);
    }

    private static Tensor Posterior(Tensor law, Tensor seen, Tensor share, Tensor before)
        => Bayes(before * law + (1 - before) / law.shape[1], seen, share / before);

    private static Tensor Divergence(Tensor truth, Tensor model) => xlogy(truth, truth).sum(1) - xlogy(truth, model).sum(1);

    private static Tensor xlogy(Tensor weight, Tensor value) => where(weight > 0, weight * value.clamp_min(1e-300).log(), zeros_like(weight));

    private static Tensor Shares(SignalLevels levels, int[] times, int count, int back)
        => tensor(times.Take(count).Select(t => levels.Share(t - back)).ToArray()).unsqueeze(1);

    private static Tensor Doubles(float[] values, int rows, int width)
        => tensor(values.Take(rows * width).Select(v => (double)v).ToArray()).view(rows, width);

    private static Tensor[] OneHots(MixedState state, int rows) =>
    [
        .. state.Widths.Select((width, block) =>
        {
            var ones = new double[rows, width];
            for (int row = 0; row < rows; row++) { ones[row, state.Slots[row * state.Widths.Length + block]] = 1; }
            return tensor(ones);
        }),
    ];

    /// <summary>Weights of which none is 0, so that every parameter has a gradient.</summary>
    private static void Randomize(FlatParameters parameters)
    {
        using var off = no_grad();
        var random = new RandomSource(5);
        double[] values = [.. Enumerable.Range(0, (int)parameters.Vector.numel()).Select(_ => 0.3 * random.NextNormal())];
        parameters.Vector.copy_(tensor(values));
    }

    private static double Entropy(params double[] law) => -law.Sum(p => p * Math.Log(p));

    private static Parts Make(TabDdpmOptions options)
    {
        Table shop = TinyTables.Shop(300).WithTarget("colour");
        TableEncoder encoder = TableEncoder.Fit(shop, new EncoderOptions { Numeric = NumericCoding.QuantileNormal }, 1);
        EncodedRows rows = EncodedRows.Of(shop, encoder, 2);
        var layout = new MixedLayout(encoder.Layout);
        ClassCondition condition = ClassCondition.Of(shop.Schema, layout)!;
        return new Parts(
            new TabDdpmTask(options, rows, layout, condition, CPU, new RandomSource(4)),
            rows, layout, condition, new SignalLevels(new CosineSchedule(), options.NoiseSteps));
    }

    private sealed record Parts(TabDdpmTask Task, EncodedRows Rows, MixedLayout Layout, ClassCondition Condition, SignalLevels Levels);
}
