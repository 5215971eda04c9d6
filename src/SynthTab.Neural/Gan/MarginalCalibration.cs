using System.Numerics.Tensors;
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
/// <remarks>
/// A critic of whole rows leaves single shares off by a percent or so. The shift needs nothing but those shares, which the
/// model file holds anyway for the conditions, and leaves the order in which a row prefers the slots of a block alone.
/// Shares are inverted by the contraction of Berry, Levinsohn and Pakes 1995, "Automobile Prices in Market Equilibrium", eq. 6.8.
/// </remarks>
internal sealed class MarginalCalibration(CtganOptions options, EncodedLayout layout, ConditionLayout conditions, Device device, long seed)
{
    private const int RowsAtOnce = 4096, LeastRows = 16_384, MostRows = 131_072, MostCells = 32_000_000;
    private const int Rounds = 200;
    private const double Close = 1e-6; // of a share; far below what sampling blurs
    private const float Never = 1e-30f; // the weight of a slot that a row all but excludes
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
        Parallel.ForEach(blocks, block => Invert(logits, block, Shares(training, block)).CopyTo(shifts, block.Start));
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

    private static double[] Shares(EncodedRows training, EncodedSpan block)
    {
        var counts = new double[block.Width];
        foreach (ushort slot in training.Slots(block)) { counts[slot]++; }
        // A slot that no row fell into is given half a row, so that the logarithm of its share exists.
        double sum = counts.Sum(c => Math.Max(c, 0.5));
        return Array.ConvertAll(counts, c => Math.Max(c, 0.5) / sum);
    }

    /// <summary>The shifts under which the mean softmax of the block's logits is the goal, [slots].</summary>
    private float[] Invert(float[] logits, EncodedSpan block, double[] goal)
    {
        int rows = logits.Length / layout.Width;
        var odds = new float[rows * block.Width];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> from = logits.AsSpan(row * layout.Width + block.Start, block.Width);
            Span<float> to = odds.AsSpan(row * block.Width, block.Width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
            TensorPrimitives.Exp<float>(to, to);
            TensorPrimitives.Max<float>(to, Never, to);
        }
        var shifts = new double[block.Width];
        for (int round = 0; round < Rounds; round++)
        {
            double[] shares = MeanShares(odds, Array.ConvertAll(shifts, s => (float)Math.Exp(s)));
            double farthest = 0;
            for (int slot = 0; slot < shifts.Length; slot++)
            {
                farthest = Math.Max(farthest, Math.Abs(goal[slot] - shares[slot]));
                shifts[slot] = Math.Clamp(shifts[slot] + Math.Log(goal[slot] / shares[slot]), -30, 30);
            }
            if (farthest < Close) { break; }
        }
        return Array.ConvertAll(shifts, s => (float)s);
    }

    private static double[] MeanShares(float[] odds, float[] weights)
    {
        int rows = odds.Length / weights.Length;
        var shares = new double[weights.Length];
        Span<float> weighted = stackalloc float[Math.Min(weights.Length, 256)];
        if (weights.Length > weighted.Length) { weighted = new float[weights.Length]; }
        for (int row = 0; row < rows; row++)
        {
            TensorPrimitives.Multiply(odds.AsSpan(row * weights.Length, weights.Length), weights, weighted);
            float scale = 1 / TensorPrimitives.Sum<float>(weighted);
            for (int slot = 0; slot < shares.Length; slot++) { shares[slot] += weighted[slot] * scale; }
        }
        for (int slot = 0; slot < shares.Length; slot++) { shares[slot] = Math.Max(shares[slot] / rows, double.Epsilon); }
        return shares;
    }
}
