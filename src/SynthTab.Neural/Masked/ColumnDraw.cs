using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Masked;

/// <summary>Draws the unknown cells of one column for a block of rows.</summary>
/// <param name="laws">The learned laws.</param>
/// <param name="temperature">What logits are divided by.</param>
internal sealed class ColumnDraw(ColumnLaws laws, double temperature)
{
    /// <summary>Whether the uniform numbers of a block are one from each of as many equal parts of (0, 1) as there are rows, in random order:
    /// shares that are the same for all rows are then met to within a row. Default false.</summary>
    public bool Stratified { get; init; }

    private float[] _probabilities = [];
    private float[] _uniform = [];

    /// <summary>Draws and reveals.</summary>
    /// <param name="rows">The rows; those whose cell is known keep it.</param>
    /// <param name="column">The column.</param>
    /// <param name="allowed">The share of each class that may come, [classes], or null for all of every class.</param>
    /// <param name="calibrate">Corrects the probabilities first, or null.</param>
    /// <param name="noise">The column's own random numbers: the n-th row takes the n-th.</param>
    /// <param name="isDrawn">Which columns have been drawn for all rows; needed to calibrate.</param>
    /// <param name="logWeights">Takes for each row the logarithm of the probability of what is allowed, added to what is there; or null.</param>
    public void Run(
        PartialRows rows, int column, double[]? allowed, ShareCalibration? calibrate, NoiseSource noise, bool[]? isDrawn = null,
        double[]? logWeights = null)
    {
        int classes = laws.Layout.Classes[column];
        if (_uniform.Length != rows.Rows) { _uniform = new float[rows.Rows]; }
        noise.FillUniform(_uniform);
        if (Stratified) { Stratify(noise.Random); }
        if (Array.TrueForAll(rows.Codes[column], code => code >= 0)) { return; }
        if (_probabilities.Length < rows.Rows * classes) { _probabilities = new float[rows.Rows * classes]; }
        Span<float> probabilities = _probabilities.AsSpan(0, rows.Rows * classes);
        laws.Write(column, rows.Inputs, temperature, probabilities);
        calibrate?.Apply(column, rows.Rows, probabilities, rows.Codes, isDrawn!);
        for (int row = 0; row < rows.Rows; row++)
        {
            if (rows.Codes[column][row] >= 0) { continue; }
            Span<float> own = probabilities.Slice(row * classes, classes);
            if (allowed is not null)
            {
                double kept = Restrict(own, allowed);
                if (logWeights is not null) { logWeights[row] += Math.Log(kept); }
            }
            rows.Reveal(column, row, At(own, _uniform[row]));
        }
    }

    private void Stratify(RandomSource random)
    {
        int[] parts = [.. Enumerable.Range(0, _uniform.Length)];
        random.Shuffle(parts.AsSpan());
        for (int row = 0; row < parts.Length; row++) { _uniform[row] = (parts[row] + _uniform[row]) / parts.Length; }
    }

    /// <summary>Leaves what is allowed; where the network gives it no probability at all, the allowed shares themselves.</summary>
    private static double Restrict(Span<float> probabilities, double[] allowed)
    {
        double sum = 0;
        for (int k = 0; k < allowed.Length; k++) { sum += probabilities[k] * allowed[k]; }
        bool lost = sum < 1e-30;
        for (int k = 0; k < allowed.Length; k++) { probabilities[k] = (float)(lost ? allowed[k] : probabilities[k] * allowed[k] / sum); }
        return Math.Max(sum, 1e-30);
    }

    /// <summary>The class in which a share of the probability falls.</summary>
    private static int At(ReadOnlySpan<float> probabilities, double share)
    {
        double sum = 0;
        foreach (float p in probabilities) { sum += p; }
        double at = share * sum;
        int last = 0;
        for (int k = 0; k < probabilities.Length; k++)
        {
            if (probabilities[k] <= 0) { continue; }
            last = k;
            at -= probabilities[k];
            if (at < 0) { break; }
        }
        return last;
    }
}
