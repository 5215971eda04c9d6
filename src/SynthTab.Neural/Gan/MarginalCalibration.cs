using System.Runtime.InteropServices;
using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthTab.Neural.Gan;

/// <summary>
/// Gives the made rows the training table's shares of levels, of components and of missing cells: the biases of the generator's
/// last layer are shifted until, over rows made as sampling makes them, the expected share of every slot is the one of training.
/// </summary>
/// <remarks>The shift needs nothing but those shares, which the model file holds anyway for the conditions; see
/// <see cref="ShareCalibration"/>.</remarks>
internal sealed class MarginalCalibration(CtganOptions options, EncodedLayout layout, ConditionLayout conditions, Device device, long seed)
{
    private const int RowsAtOnce = 4096, LeastRows = 16_384, MostRows = 131_072, MostCells = 32_000_000;
    private const ulong Stream = 7;

    /// <summary>Shifts the generator's biases, in place; returns the largest shift, in units of a logit.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="statistics">The statistics of its layers.</param>
    /// <param name="training">The training rows, whose shares are the goal.</param>
    /// <param name="frequencies">What conditions are drawn from, [categories][slots].</param>
    public double Apply(FlatParameters generator, LayerStatistics statistics, EncodedRows training, IReadOnlyList<float[]> frequencies)
    {
        EncodedSpan[] blocks = [.. layout.Spans.Where(s => s.Kind == SpanKind.OneHot && s.Width > 1)];
        if (blocks.Length == 0) { return 0; }
        float[] logits = Logits(generator, statistics, RowCount(training.Rows), frequencies);
        var shifts = new float[layout.Width];
        Parallel.ForEach(blocks, block
            => ShareCalibration.Shifts(logits, layout.Width, block.Start, ShareCalibration.Shares(training, block)).CopyTo(shifts, block.Start));
        using var off = no_grad();
        using Tensor shift = tensor(shifts, device: device);
        generator["output.bias"].Increase(shift);
        return shifts.Max(Math.Abs);
    }

    /// <summary>Enough rows that their own shares are off by less than those of the table that will be sampled.</summary>
    private int RowCount(int trainingRows)
    {
        long wanted = Math.Min(Math.Clamp(4L * trainingRows, LeastRows, MostRows), Math.Max(MostCells / layout.Width, RowsAtOnce));
        return (int)((wanted + RowsAtOnce - 1) / RowsAtOnce) * RowsAtOnce;
    }

    /// <summary>The logits of rows made to conditions of the table's own frequencies, [rows · width].</summary>
    private float[] Logits(FlatParameters generator, LayerStatistics statistics, int rows, IReadOnlyList<float[]> frequencies)
    {
        using var off = no_grad();
        var noise = new NoiseSource(new RandomSource(seed, Stream));
        ConditionLaw? law = conditions.Width == 0 ? null : ConditionLaw.OfSampling(frequencies);
        using var input = new GeneratorInput(options.EmbeddingSize, conditions, RowsAtOnce, device);
        var asked = new DrawnCondition[RowsAtOnce];
        var logits = new float[rows * layout.Width];
        for (int start = 0; start < rows; start += RowsAtOnce)
        {
            using var scope = NewDisposeScope();
            if (law is not null) { foreach (ref DrawnCondition one in asked.AsSpan()) { one = law.Draw(noise.Random); } }
            Tensor made = ResidualGenerator.Generate(generator, statistics, input.Make(noise, asked)).cpu().contiguous();
            MemoryMarshal.Cast<byte, float>(made.bytes).CopyTo(logits.AsSpan(start * layout.Width));
        }
        return logits;
    }
}
