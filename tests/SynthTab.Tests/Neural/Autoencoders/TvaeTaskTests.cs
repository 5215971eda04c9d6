using SynthTab.Encoders;
using SynthTab.Neural.Autoencoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Autoencoders;

/// <summary>A step against the same loss written with tensors of double precision and differentiated by torch.</summary>
public sealed class TvaeTaskTests : TorchTests
{
    private static readonly int[] _rows = [.. Enumerable.Range(3, 40)];

    private static readonly TvaeOptions _small = new()
    {
        BatchSize = 64,
        LatentSize = 5,
        EncoderWidths = [24, 20],
        DecoderWidths = [16],
        LossFactor = 1.7,
        DivergenceWarmUp = 0.5,
        MaximumModes = 4,
    };

    public static TheoryData<NumericCoding, bool> Forms => new()
    {
        { NumericCoding.ModeSpecific, true },
        { NumericCoding.ModeSpecific, false },
        { NumericCoding.QuantileNormal, true },
    };

    [Theory, MemberData(nameof(Forms))]
    public void A_step_agrees_with_double_precision(NumericCoding numbers, bool meanPerComponent)
    {
        using var scope = NewDisposeScope();
        Parts parts = Make(_small with { Numbers = numbers, MeanPerComponent = meanPerComponent });
        double own = parts.Task.Step(_rows, new NoiseSource(new RandomSource(9)), progress: 0.2); // a warm-up weight of 0.4
        var precise = new FlatParameters(parts.Task.Parameters.Shapes, CPU, trained: true, ScalarType.Float64);
        precise.Fill(parts.Task.Parameters.Vector.to_type(ScalarType.Float64));
        Tensor reference = Reference(parts, precise, new NoiseSource(new RandomSource(9)), divergenceWeight: 0.4);
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
    public void Watched_rows_are_judged_by_the_whole_divergence()
    {
        using var scope = NewDisposeScope();
        Parts parts = Make(_small);
        double own = parts.Task.Loss(_rows, new NoiseSource(new RandomSource(9)));
        var precise = new FlatParameters(parts.Task.Parameters.Shapes, CPU, trained: true, ScalarType.Float64);
        precise.Fill(parts.Task.Parameters.Vector.to_type(ScalarType.Float64));
        Assert.Equal(Reference(parts, precise, new NoiseSource(new RandomSource(9)), divergenceWeight: 1).item<double>(), own, 1e-4 * Math.Abs(own));
    }

    [Fact]
    public void Live_tensors_stay_as_many_over_two_hundred_steps()
    {
        Parts parts = Make(_small);
        using TvaeTask task = parts.Task;
        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                using var scope = NewDisposeScope();
                task.Parameters.ClearGradients();
                task.Step(_rows, new NoiseSource(new RandomSource(i)), 0.5);
                task.Loss(_rows, new NoiseSource(new RandomSource(i)));
            }
        }
        Steps(5);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Steps(200);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    // A price at the point mass 0 or missing has no place within a component: its means and spreads get no slope from such rows.
    [Fact]
    public void A_place_that_means_nothing_is_not_learned()
    {
        Table table = Table.Of(Columns.Real("price", Columns.Rows(200, i => i < 60 ? 0 : i < 80 ? double.NaN : 10 + i * 0.37)));
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions(), 1);
        EncodedRows rows = EncodedRows.Of(table, encoder, 2);
        var layout = new DecoderLayout(encoder, meanPerComponent: true);
        var loss = new TvaeLoss(layout, latent: 1, factor: 1, bend: true);
        float[] said = [.. Enumerable.Range(0, 80 * loss.Width).Select(i => 0.1f * (i % 7))], gradient = new float[said.Length];
        loss.Evaluate(said, rows, [.. Enumerable.Range(0, 80)], 0, gradient);
        for (int row = 0; row < 80; row++)
        {
            Assert.All(gradient.AsSpan(row * loss.Width + layout.Slots, layout.Means).ToArray(), slope => Assert.Equal(0, slope));
            Assert.Contains(gradient.AsSpan(row * loss.Width, layout.Slots).ToArray(), slope => slope != 0);
        }
    }

    private static Tensor Reference(Parts parts, FlatParameters precise, NoiseSource noise, double divergenceWeight)
    {
        TvaeOptions options = parts.Options;
        DecoderLayout layout = parts.Layout;
        int count = _rows.Length, width = layout.Encoded.Width;
        var input = new float[count * width];
        for (int i = 0; i < count; i++) { parts.Rows.Write(_rows[i], input.AsSpan(i * width, width)); }
        var drawn = new float[count * options.LatentSize];
        noise.FillNormal(drawn);
        Tensor data = tensor(input).view(count, width).to_type(ScalarType.Float64);
        TvaeShape shape = options.Network(layout);
        Tensor encoded = TvaeNetwork.Encode(precise, shape, data);
        Tensor means = encoded.narrow(1, 0, options.LatentSize), logs = encoded.narrow(1, options.LatentSize, options.LatentSize);
        Tensor points = means + (logs / 2).exp() * tensor(drawn).view(count, options.LatentSize).to_type(ScalarType.Float64);
        Tensor said = TvaeNetwork.Decode(precise, shape, points);
        Tensor loss = 0.5 * divergenceWeight * (means * means + logs.exp() - 1 - logs).sum() / count;
        foreach (BlockHead block in layout.Blocks)
        {
            Tensor truth = data.narrow(1, block.Span.Start, block.Span.Width);
            loss = loss - options.LossFactor * (truth * said.narrow(1, block.Start, block.Span.Width).log_softmax(1)).sum() / count;
        }
        foreach (NumberHead head in layout.Numbers)
        {
            Tensor value = data.narrow(1, head.Start, 1);
            for (int mean = 0; mean < head.Means; mean++)
            {
                Tensor counts = head.Block < 0 ? ones(count, 1, dtype: ScalarType.Float64)
                    : data.narrow(1, layout.Blocks[head.Block].Span.Start + mean, head.Means == 1 ? head.OwnSlots : 1).sum(1, keepdim: true);
                Tensor one = said.narrow(1, head.FirstMean + mean, 1), spread = precise[TvaeNetwork.Spread].narrow(0, head.FirstMean + mean - layout.Slots, 1);
                Tensor off = value - (options.Bends ? one.tanh() : one);
                loss = loss + options.LossFactor * (counts * (off * off / (2 * (2 * spread).exp()) + spread)).sum() / count;
            }
        }
        return loss;
    }

    private static Parts Make(TvaeOptions options)
    {
        Table shop = TinyTables.Shop(300);
        TableEncoder encoder = TableEncoder.Fit(shop, options.Encoding, 1);
        EncodedRows rows = EncodedRows.Of(shop, encoder, 2);
        var layout = new DecoderLayout(encoder, options.MeanPerComponent);
        return new Parts(options, new TvaeTask(options, rows, layout, CPU, new RandomSource(4)), rows, layout);
    }

    private sealed record Parts(TvaeOptions Options, TvaeTask Task, EncodedRows Rows, DecoderLayout Layout);
}
