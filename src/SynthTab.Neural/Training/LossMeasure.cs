using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>
/// Measures the loss of a fixed set of rows under given weights, with the same noise each time: two measurements differ by the
/// weights alone, and rows that were learned can be compared with rows that were not.
/// </summary>
/// <param name="task">What is learned.</param>
/// <param name="rows">The numbers of the rows, at least one.</param>
/// <param name="batchSize">The most rows at once.</param>
/// <param name="seed">The seed of the noise.</param>
internal sealed class LossMeasure(ITrainingTask task, int[] rows, int batchSize, long seed)
{
    private const ulong NoiseStream = 0x6D65_6173_7572; // as in EpochOrder

    /// <summary>The mean loss per row under these weights; the task's own weights are back afterwards.</summary>
    public double Under(Tensor weights)
    {
        using Tensor own = task.Parameters.Vector.detach().clone().DetachFromDisposeScope();
        task.Parameters.Fill(weights);
        try
        {
            double sum = 0;
            for (int start = 0; start < rows.Length; start += batchSize)
            {
                ReadOnlySpan<int> part = rows.AsSpan(start, Math.Min(batchSize, rows.Length - start));
                sum += part.Length * task.Loss(part, new NoiseSource(new RandomSource(seed, NoiseStream, (ulong)start)));
            }
            return sum / rows.Length;
        }
        finally
        {
            task.Parameters.Fill(own);
        }
    }
}
