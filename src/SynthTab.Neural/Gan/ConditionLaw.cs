namespace SynthTab.Neural.Gan;

/// <summary>How likely a condition is: every category alike, and of a category each slot by its weight. Frequencies are
/// [categories][slots], at least 0; of each category one is above 0.</summary>
internal sealed class ConditionLaw
{
    private readonly double[][] _running; // [categories][slots], running sums of the weights

    private ConditionLaw(IReadOnlyList<float[]> frequencies, Func<double, double> weight)
    {
        _running = new double[frequencies.Count][];
        for (int block = 0; block < _running.Length; block++)
        {
            double sum = 0;
            _running[block] = Array.ConvertAll(frequencies[block], share => sum += weight(share));
        }
    }

    /// <summary>The law of training: slots by the logarithm of their counts, so that rare ones are learned too.</summary>
    /// <remarks>Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.3.</remarks>
    public static ConditionLaw OfTraining(IReadOnlyList<float[]> frequencies, int rows)
        => new(frequencies, share => Math.Log(1 + share * rows));

    /// <summary>The law of sampling: slots by their true frequencies, so that a sample has the table's proportions.</summary>
    public static ConditionLaw OfSampling(IReadOnlyList<float[]> frequencies) => new(frequencies, share => share);

    /// <summary>Draws a condition.</summary>
    public DrawnCondition Draw(RandomSource random)
    {
        int block = random.NextInt(_running.Length);
        return new DrawnCondition(block, DrawSlot(_running[block], random));
    }

    /// <summary>Draws a slot by running sums of weights; a slot of weight 0 never comes.</summary>
    internal static int DrawSlot(double[] running, RandomSource random)
    {
        double at = random.NextDouble() * running[^1];
        int low = 0, high = running.Length - 1;
        while (low < high) // the first slot whose running sum is above the draw
        {
            int middle = (low + high) / 2;
            if (running[middle] > at) { high = middle; }
            else { low = middle + 1; }
        }
        return low;
    }
}
